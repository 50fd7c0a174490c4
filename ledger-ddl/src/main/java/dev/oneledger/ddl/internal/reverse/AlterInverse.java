package dev.oneledger.ddl.internal.reverse;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes ALTER back: added columns and named constraints, and renames. */
final class AlterInverse {

  private static final Inverse UNKNOWN =
      Inverse.refused("What was there before it is not in the text, or its form is not known.");

  private static final List<String> NO_NAMES =
      List.of(
          "PRIMARY",
          "UNIQUE",
          "CHECK",
          "FOREIGN",
          "EXCLUDE",
          "INDEX",
          "KEY",
          "FULLTEXT",
          "SPATIAL",
          "PARTITION");

  private final StatementCursor cursor;
  private final SqlDialect dialect;
  private final String type;
  private List<String> name = List.of();

  AlterInverse(StatementCursor cursor, SqlDialect dialect, String type) {
    this.cursor = cursor;
    this.dialect = dialect;
    this.type = type;
  }

  Inverse read() {
    cursor.skip();
    if (type.isEmpty() || !cursor.take(upper().split(" ", -1))) {
      return UNKNOWN;
    }
    if (cursor.take("IF", "EXISTS")) {
      return Inverse.refused("IF EXISTS: whether it did anything is not in the text.");
    }
    cursor.take("ONLY");
    name = cursor.takeNameParts();
    if (name.isEmpty()) {
      return UNKNOWN;
    }
    if (cursor.take("RENAME")) {
      return rename();
    }
    if (dialect == SqlDialect.H2 && cursor.take("ALTER", "COLUMN")) {
      @Nullable String column = cursor.takeName();
      return column != null && cursor.take("RENAME") ? column(column) : UNKNOWN;
    }
    return type.equals("table") ? additions() : UNKNOWN;
  }

  private Inverse rename() {
    if (cursor.take("TO")) {
      @Nullable String to = cursor.takeName();
      return to == null || !cursor.atEnd() || to.contains(".") ? UNKNOWN : object(to);
    }
    boolean constraint = cursor.isNext("CONSTRAINT") || cursor.isNext("INDEX");
    if (!type.equals("table") || constraint) {
      return UNKNOWN;
    }
    cursor.take("COLUMN");
    @Nullable String from = cursor.takeName();
    return from == null ? UNKNOWN : column(from);
  }

  /** The new name lies in the old one's schema. */
  private Inverse object(String to) {
    boolean known =
        type.equals("table")
            || type.equals("view")
            || type.equals("index")
            || type.equals("sequence");
    if (!known) {
      return UNKNOWN;
    }
    List<String> renamed = new ArrayList<>(name.subList(0, name.size() - 1));
    renamed.add(to);
    String from = name.get(name.size() - 1);
    return Inverse.of(
            "ALTER %s IF EXISTS %s RENAME TO %s"
                .formatted(upper(), String.join(".", renamed), from))
        .making(Set.of(Inverse.named("object", to)))
        .freeing(Set.of(Inverse.named("object", from)));
  }

  private Inverse column(String from) {
    @Nullable String to = cursor.take("TO") ? cursor.takeName() : null;
    if (to == null || !cursor.atEnd()) {
      return UNKNOWN;
    }
    String table = String.join(".", name);
    String back =
        switch (dialect) {
          case POSTGRESQL -> PostgresRename.column(table, to, from);
          case MARIADB ->
              "ALTER TABLE IF EXISTS %s RENAME COLUMN IF EXISTS %s TO %s"
                  .formatted(table, to, from);
          case H2 ->
              "ALTER TABLE IF EXISTS %s ALTER COLUMN IF EXISTS %s RENAME TO %s"
                  .formatted(table, to, from);
        };
    return Inverse.of(back)
        .making(Set.of(Inverse.named("column", to)))
        .freeing(Set.of(Inverse.named("column", from)));
  }

  /** Every action adds a column or a named constraint; they go in the opposite order. */
  private Inverse additions() {
    List<String> statements = new ArrayList<>();
    Set<String> made = new HashSet<>();
    do {
      if (!cursor.take("ADD")) {
        return UNKNOWN;
      }
      Inverse one = addition();
      if (one.refused()) {
        return one;
      }
      statements.addAll(0, one.statements());
      made.addAll(one.made());
    } while (cursor.skipToNextItem());
    return Inverse.of(statements).making(made);
  }

  private Inverse addition() {
    boolean constraint = cursor.take("CONSTRAINT");
    boolean unnamed = NO_NAMES.stream().anyMatch(cursor::isNext) || cursor.isNextMark('(');
    boolean special =
        dialect == SqlDialect.MARIADB && (cursor.isNext("PERIOD") || cursor.isNext("SYSTEM"));
    if (unnamed || special) {
      return Inverse.refused("What is added has no name, or is no column and no constraint.");
    }
    if (!constraint) {
      cursor.take("COLUMN");
    }
    if (cursor.isNext("IF")) {
      return Inverse.refused(
          "IF NOT EXISTS may have found it there already; dropping it would destroy what was there"
              + " before.");
    }
    @Nullable String added = cursor.takeName();
    if (added == null) {
      return UNKNOWN;
    }
    String objection = constraint ? againstConstraint() : againstColumn();
    return objection.isEmpty()
        ? dropped(constraint ? "CONSTRAINT" : "COLUMN", added)
        : Inverse.refused(objection);
  }

  private Inverse dropped(String kind, String added) {
    return Inverse.of(
            "ALTER TABLE IF EXISTS %s DROP %s IF EXISTS %s"
                .formatted(String.join(".", name), kind, added))
        .making(Set.of(Inverse.named(kind.toLowerCase(Locale.ROOT), added)));
  }

  /** What a constraint does beside itself, and dropping it does not take back. */
  private String againstConstraint() {
    if (cursor.isNext("PRIMARY")) {
      return "A primary key makes its columns NOT NULL; whether they were so before is not in the text.";
    }
    if (dialect == SqlDialect.MARIADB && cursor.isNext("FOREIGN")) {
      return "MariaDB makes an index for a foreign key where there is none; whether there was one is not in the text.";
    }
    if (dialect == SqlDialect.MARIADB && cursor.take("UNIQUE")) {
      cursor.takeAny("INDEX", "KEY");
      return cursor.isNextMark('(') ? "" : "It has two names, or a form that is not known.";
    }
    boolean takesIndex =
        dialect == SqlDialect.POSTGRESQL
            && cursor.hasAhead("USING")
            && !cursor.isNext("EXCLUDE")
            && !cursor.isNext("CHECK");
    return takesIndex ? "It takes an index over, whose name is lost by it." : "";
  }

  private String againstColumn() {
    boolean foreign = dialect == SqlDialect.MARIADB && cursor.hasAhead("REFERENCES");
    return foreign ? "MariaDB does not drop a column that has a foreign key." : "";
  }

  private String upper() {
    return type.toUpperCase(Locale.ROOT);
  }
}
