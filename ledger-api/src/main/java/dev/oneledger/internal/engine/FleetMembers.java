package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.LedgerException;
import dev.oneledger.UnknownNameException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The environments of a fleet, made when they are needed. */
final class FleetMembers {
  private final Set<String> names = new LinkedHashSet<>();
  private final Function<String, Environment> maker;

  FleetMembers(Collection<String> names, Function<String, Environment> maker) {
    this.maker = maker;
    for (String name : names) {
      if (!this.names.add(name)) {
        throw new LedgerException(
            "Environment '%s' is in the fleet twice: name each once.".formatted(name));
      }
    }
  }

  /** In the fleet's order. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The environment of a name. */
  Environment environment(String name) {
    Environment environment = maker.apply(name);
    if (!environment.name().equals(name)) {
      throw new LedgerException(
          """
          An environment of a fleet has the name it is asked by.
            asked for  %s
            given      %s
          Name it after the first argument of the function."""
              .formatted(name, environment.name()));
    }
    Operations.targetOf(environment);
    return environment;
  }

  /** These names, once each, in this order, if all of them are the fleet's. */
  List<String> chosen(List<String> wanted) {
    wanted.forEach(this::require);
    return wanted.stream().distinct().toList();
  }

  private void require(String name) {
    if (!names.contains(name)) {
      throw new UnknownNameException("environment", name, "in this fleet", names);
    }
  }
}
