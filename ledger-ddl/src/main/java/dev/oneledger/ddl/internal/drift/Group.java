package dev.oneledger.ddl.internal.drift;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.CatalogDifference.What;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects that came, went or changed together.
 *
 * @param before those of them that are recorded
 * @param after those of them that are there
 * @param renamed what an object that is there is recorded as
 */
record Group(
    List<CatalogObject> before,
    List<CatalogObject> after,
    Map<CatalogObject, CatalogObject> renamed) {

  /** What the others are parts of. */
  private static final List<String> WHOLES =
      List.of("schema", "extension", "relation", "type", "function", "sequence");

  private static final Comparator<CatalogObject> WHOLES_FIRST =
      Comparator.comparingInt(Group::rank)
          .thenComparing(CatalogObject::kind)
          .thenComparing(CatalogObject::ident);

  private static int rank(CatalogObject object) {
    int rank = WHOLES.indexOf(object.kind());
    return rank < 0 ? WHOLES.size() : rank;
  }

  SortedSet<String> parts() {
    return Stream.concat(before.stream(), after.stream())
        .map(KeptCatalog::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  What what() {
    if (before.isEmpty()) {
      return What.ADDED;
    }
    return after.isEmpty() ? What.REMOVED : What.CHANGED;
  }

  private CatalogObject main() {
    List<CatalogObject> candidates =
        renamed.isEmpty() ? (after.isEmpty() ? before : after) : List.copyOf(renamed.keySet());
    return candidates.stream().min(WHOLES_FIRST).orElseThrow();
  }

  String name() {
    return KeptCatalog.name(main());
  }

  @Nullable String expected() {
    return before.isEmpty() ? null : was().map(this::shown).orElse("not there");
  }

  private Optional<CatalogObject> was() {
    return after.isEmpty() ? Optional.of(main()) : Optional.ofNullable(renamed.get(main()));
  }

  @Nullable String found() {
    return after.isEmpty() ? null : shown(main());
  }

  /**
   * What tells it from what it is compared with; where there is nothing, all that is known of it.
   */
  private String shown(CatalogObject object) {
    CatalogObject other = object.equals(main()) ? was().orElse(null) : main();
    if (other == null || other.equals(object)) {
      return whole(object);
    }
    TreeSet<String> names = new TreeSet<>(object.properties().keySet());
    names.addAll(other.properties().keySet());
    names.remove("pos");
    names.removeIf(name -> Objects.equals(object.get(name), other.get(name)));
    return names.stream()
        .map(name -> name + " " + Objects.requireNonNullElse(object.get(name), "none"))
        .collect(Collectors.joining(", "));
  }

  private static String whole(CatalogObject object) {
    String definition = object.get("def");
    return definition != null
        ? definition
        : object.properties().entrySet().stream()
            .filter(property -> !property.getValue().isEmpty())
            .map(property -> property.getKey() + " " + property.getValue())
            .collect(Collectors.joining(", "));
  }
}
