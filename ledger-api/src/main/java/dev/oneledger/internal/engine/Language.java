package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SQL the migrations are written in: the one that was configured, else what a managed
 * environment's database speaks, else PostgreSQL. Thread-safe.
 */
final class Language {
  private final List<Target> targets;
  private volatile @Nullable SqlDialect known;
  private volatile @Nullable Target atHand;

  Language(@Nullable SqlDialect configured, List<Environment> environments) {
    this.known = configured;
    this.targets = new ArrayList<>();
    for (Environment environment : environments) {
      Target target = environment.target();
      if (target != null) {
        targets.add(target);
      }
    }
  }

  /** This environment is being worked with: its database is the one to ask. */
  void meet(Environment environment) {
    Target target = environment.target();
    if (target != null) {
      atHand = target;
    }
  }

  /**
   * The language.
   *
   * @throws LedgerUnreachableException if only a database can tell that does not answer
   */
  SqlDialect get() {
    SqlDialect told = known;
    if (told == null) {
      told = ask();
      known = told;
    }
    return told;
  }

  private SqlDialect ask() {
    Target first = atHand;
    if (first != null) {
      return first.dialect();
    }
    return targets.isEmpty() ? SqlDialect.POSTGRESQL : targets.get(0).dialect();
  }

  /** The language; empty if only a database can tell that does not answer. */
  Optional<SqlDialect> find() {
    try {
      return Optional.of(get());
    } catch (LedgerUnreachableException silent) {
      return Optional.empty();
    }
  }
}
