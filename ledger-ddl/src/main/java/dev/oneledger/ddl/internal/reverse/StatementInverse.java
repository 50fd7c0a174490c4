package dev.oneledger.ddl.internal.reverse;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes single statements back. Internal: may change in any release. */
public final class StatementInverse {

  private static final Set<String> DROPPED_BY_NAME =
      Set.of("table", "view", "materialized view", "sequence", "type", "domain");

  private final StatementCursor cursor;
  private final SqlDialect dialect;
  private final String type;

  private StatementInverse(SqlStatement statement, SqlDialect dialect) {
    this.cursor = StatementCursor.of(statement.text(), dialect);
    this.dialect = dialect;
    String objectType = statement.classification().objectType();
    this.type = objectType == null ? "" : objectType;
  }

  /** The inverse of a statement, or why there is none. */
  public static Inverse of(SqlStatement statement, SqlDialect dialect) {
    StatementInverse inverse = new StatementInverse(statement, dialect);
    return switch (statement.classification().verb()) {
      case CREATE -> inverse.creation();
      case ALTER -> inverse.alteration();
      case RENAME -> inverse.renaming();
      case SET, RESET, SHOW, LOCK, ANALYZE, VACUUM, REINDEX, TRANSACTION, DISCARD ->
          Inverse.nothing();
      case DROP, TRUNCATE, DELETE -> Inverse.refused("What it takes away is not in the text.");
      case INSERT, REPLACE, UPDATE, MERGE, COPY ->
          Inverse.refused("Which rows were there before is not in the text.");
      case COMMENT, GRANT, REVOKE -> Inverse.refused("What was set before is not in the text.");
      default -> Inverse.refused("What it does is not in the text.");
    };
  }

  private Inverse alteration() {
    return new AlterInverse(cursor, dialect, type).read();
  }

  private Inverse creation() {
    cursor.skip();
    if (cursor.isNext("OR")) {
      return Inverse.refused("OR REPLACE may have replaced what was there before.");
    }
    if (cursor.takeAny("TEMP", "TEMPORARY") || cursor.take("LOCAL", "TEMPORARY")) {
      return Inverse.nothing();
    }
    String[] words = type.toUpperCase(Locale.ROOT).split(" ", -1);
    while (!cursor.atEnd() && !cursor.take(words)) {
      cursor.skip();
    }
    cursor.take("CONCURRENTLY");
    if (cursor.take("IF", "NOT", "EXISTS")) {
      return Inverse.refused(
          "IF NOT EXISTS may have found it there already; dropping it would destroy what was there"
              + " before.");
    }
    String name = cursor.isNext("ON") ? null : cursor.takeName();
    if (name == null) {
      return Inverse.refused("It has no name.");
    }
    if (type.equals("index")) {
      return index(name);
    }
    if (type.equals("schema")) {
      return schema(name);
    }
    return DROPPED_BY_NAME.contains(type)
        ? Inverse.of("DROP %s IF EXISTS %s".formatted(type.toUpperCase(Locale.ROOT), name))
            .making(Set.of(Inverse.named("object", name)))
            .needing(schemaOf(name))
        : Inverse.refused("What takes a %s back is not told by its name alone.".formatted(type));
  }

  private Inverse schema(String name) {
    if (name.equalsIgnoreCase("AUTHORIZATION")) {
      return Inverse.refused("It has no name but its owner's.");
    }
    if (cursor.hasAhead("CREATE") || cursor.hasAhead("GRANT")) {
      return Inverse.refused("It makes more than one object. Write a statement for each.");
    }
    return Inverse.of("DROP SCHEMA IF EXISTS " + name)
        .making(Set.of(Inverse.named("schema", name)));
  }

  /** H2 looks for the schema even where it is told that the object may be missing. */
  private Set<String> schemaOf(String name) {
    int dot = name.lastIndexOf('.');
    return dialect == SqlDialect.H2 && dot > 0
        ? Set.of(Inverse.named("schema", name.substring(0, dot)))
        : Set.of();
  }

  /** An index lies in the schema of its table. */
  private Inverse index(String name) {
    if (!cursor.take("ON")) {
      return Inverse.refused("The form of this CREATE INDEX is not known.");
    }
    cursor.take("ONLY");
    List<String> table = cursor.takeNameParts();
    if (table.isEmpty()) {
      return Inverse.refused("The form of this CREATE INDEX is not known.");
    }
    if (dialect == SqlDialect.MARIADB) {
      return Inverse.of(
              "ALTER TABLE IF EXISTS %s DROP INDEX IF EXISTS %s"
                  .formatted(String.join(".", table), name))
          .making(Set.of(Inverse.named("index", name)))
          .needing(table.size() > 1 ? Set.of() : Set.of(Inverse.named("object", table.get(0))));
    }
    boolean qualified = name.contains(".") || table.size() < 2;
    String schema = qualified ? "" : String.join(".", table.subList(0, table.size() - 1)) + ".";
    return Inverse.of("DROP INDEX IF EXISTS " + schema + name)
        .making(Set.of(Inverse.named("object", name)))
        .needing(schemaOf(schema + name));
  }

  private Inverse renaming() {
    boolean one = cursor.take("RENAME", "TABLE") && !cursor.isNext("IF");
    String from = one ? cursor.takeName() : null;
    String to = from != null && cursor.take("TO") ? cursor.takeName() : null;
    return from == null || to == null || !cursor.atEnd()
        ? Inverse.refused("The form of this RENAME is not known.")
        : Inverse.of("RENAME TABLE IF EXISTS %s TO %s".formatted(to, from))
            .making(Set.of(Inverse.named("object", to)))
            .freeing(Set.of(Inverse.named("object", from)));
  }
}
