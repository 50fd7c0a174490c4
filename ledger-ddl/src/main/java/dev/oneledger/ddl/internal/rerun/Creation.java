package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import java.util.Locale;
import java.util.Set;

/** Judges CREATE. */
final class Creation {

  /** What each product lets follow by IF NOT EXISTS; for the rest it is a syntax error. */
  private static final Set<String> POSTGRES_IF_NOT_EXISTS =
      Set.of(
          "table",
          "foreign table",
          "index",
          "sequence",
          "schema",
          "extension",
          "materialized view",
          "statistics",
          "collation",
          "server",
          "user mapping");

  private static final Set<String> POSTGRES_OR_REPLACE =
      Set.of(
          "view", "function", "procedure", "aggregate", "trigger", "rule", "language", "transform");

  /** MariaDB replaces these by DROP and CREATE, and what was in them is gone. */
  private static final Set<String> MARIADB_EMPTIED =
      Set.of("table", "sequence", "user", "role", "database", "schema", "server");

  private static final Set<String> MARIADB_REPLACED =
      Set.of(
          "view", "function", "procedure", "trigger", "event", "index", "package", "package body");

  private final StatementCursor cursor;
  private final SqlDialect dialect;
  private final String type;

  Creation(StatementCursor cursor, SqlDialect dialect, String type) {
    this.cursor = cursor;
    this.dialect = dialect;
    this.type = type;
  }

  Rerun judge() {
    cursor.skip();
    boolean replaces = cursor.take("OR", "REPLACE");
    boolean constraintTrigger = cursor.isNext("CONSTRAINT");
    String[] words = upper().split(" ", -1);
    while (!cursor.atEnd() && !cursor.take(words)) {
      cursor.skip();
    }
    boolean concurrently = cursor.take("CONCURRENTLY");
    boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
    if (type.equals("index") && cursor.isNext("ON")) {
      return unnamedIndex();
    }
    if (replaces) {
      return replaced(constraintTrigger);
    }
    return ifNotExists ? ifNotExists(concurrently) : unguarded(constraintTrigger);
  }

  private static Rerun unnamedIndex() {
    return Rerun.harmful(
        "CREATE INDEX without a name makes a second index when run again.",
        "Name the index, and write CREATE INDEX IF NOT EXISTS name ON ….");
  }

  private Rerun replaced(boolean constraintTrigger) {
    return switch (dialect) {
      case POSTGRESQL ->
          POSTGRES_OR_REPLACE.contains(type) && !constraintTrigger
              ? Rerun.harmless()
              : notThere("OR REPLACE");
      case MARIADB ->
          MARIADB_EMPTIED.contains(type)
              ? Rerun.harmful(
                  "CREATE OR REPLACE %s drops the %s of the first run with all that came into it since."
                      .formatted(upper(), type),
                  "Write CREATE %s IF NOT EXISTS.".formatted(upper()))
              : MARIADB_REPLACED.contains(type)
                  ? Rerun.harmless()
                  : Rerun.unknown("The kind of object that CREATE OR REPLACE makes is not known.");
      case H2 -> type.equals("view") ? Rerun.harmless() : notThere("OR REPLACE");
    };
  }

  private Rerun ifNotExists(boolean concurrently) {
    if (dialect == SqlDialect.POSTGRESQL && !POSTGRES_IF_NOT_EXISTS.contains(type)) {
      return notThere("IF NOT EXISTS");
    }
    return concurrently
        ? Rerun.unknown(
            "After a build that failed, CREATE INDEX CONCURRENTLY IF NOT EXISTS finds the invalid"
                + " index and leaves it.")
        : Rerun.harmless();
  }

  private Rerun notThere(String words) {
    return Rerun.harmful(
        "%s has no %s for CREATE %s.".formatted(Products.name(dialect), words, upper()), remedy());
  }

  private Rerun unguarded(boolean constraintTrigger) {
    return type.isEmpty()
        ? Rerun.unknown("The kind of object that CREATE makes is not known.")
        : Rerun.harmful(
            "CREATE %s fails when run again: the %s is there."
                .formatted(constraintTrigger ? "CONSTRAINT TRIGGER" : upper(), type),
            constraintTrigger ? doBlock() : remedy());
  }

  private String remedy() {
    return switch (dialect) {
      case POSTGRESQL -> {
        if (POSTGRES_IF_NOT_EXISTS.contains(type)) {
          yield "Write CREATE %s IF NOT EXISTS.".formatted(upper());
        }
        yield POSTGRES_OR_REPLACE.contains(type)
            ? "Write CREATE OR REPLACE %s.".formatted(upper())
            : doBlock();
      }
      case MARIADB, H2 ->
          type.equals("view")
              ? "Write CREATE OR REPLACE VIEW."
              : "Write CREATE %s IF NOT EXISTS.".formatted(upper());
    };
  }

  private String doBlock() {
    return "Put it into a DO block that looks first whether the %s is there; Guard does that."
        .formatted(type);
  }

  private String upper() {
    return type.toUpperCase(Locale.ROOT);
  }
}
