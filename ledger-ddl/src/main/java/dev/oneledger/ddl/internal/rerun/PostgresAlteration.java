package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges ALTER as PostgreSQL runs it. */
final class PostgresAlteration {

  /** What has columns. */
  private static final Set<String> RELATIONS =
      Set.of("table", "foreign table", "view", "materialized view", "index");

  /** Kinds whose ALTER takes a list of actions. */
  private static final Set<String> LISTED =
      Set.of("table", "foreign table", "view", "materialized view", "index", "type");

  private final StatementCursor cursor;
  private final String type;
  private boolean ifExists;
  private boolean qualified;

  private PostgresAlteration(StatementCursor cursor, String type) {
    this.cursor = cursor;
    this.type = type;
  }

  static Rerun judge(StatementCursor cursor, String type) {
    return new PostgresAlteration(cursor, type).judge();
  }

  private Rerun judge() {
    cursor.skip();
    if (type.isEmpty()) {
      return Rerun.unknown("The kind of object that ALTER changes is not known.");
    }
    cursor.take(type.toUpperCase(Locale.ROOT).split(" ", -1));
    if (type.equals("table") && cursor.take("ALL", "IN", "TABLESPACE")) {
      return Rerun.harmless();
    }
    ifExists = cursor.take("IF", "EXISTS");
    cursor.take("ONLY");
    if (!type.equals("default privileges") && !type.equals("system")) {
      qualified = cursor.takeNameParts().size() > 1;
    }
    boolean options = cursor.isNextMark('(');
    cursor.takeParenthesis();
    if (options && cursor.atEnd() && type.equals("text search dictionary")) {
      return Rerun.harmless();
    }
    if (cursor.take("ON") || (type.startsWith("operator ") && cursor.take("USING"))) {
      cursor.takeName();
    }
    List<Rerun> parts = new ArrayList<>();
    do {
      parts.add(action());
    } while (LISTED.contains(type) && cursor.skipToNextItem());
    return Rerun.worst(parts);
  }

  private Rerun action() {
    if (cursor.isNextMark('*')) {
      cursor.skip();
    }
    if (cursor.take("RENAME")) {
      return rename();
    }
    if (cursor.take("ADD")) {
      return add();
    }
    if (cursor.take("DROP")) {
      return drop();
    }
    if (cursor.take("ALTER")) {
      return alter();
    }
    if (cursor.take("SET", "SCHEMA")) {
      return moved();
    }
    if (cursor.isNext("RESTART") || (type.equals("sequence") && cursor.hasAhead("RESTART"))) {
      return Counters.setBack();
    }
    boolean inherits = RELATIONS.contains(type) && cursor.take("INHERIT");
    if (inherits || cursor.takeAny("ATTACH", "DETACH") || cursor.take("NO", "INHERIT")) {
      return Rerun.harmful(
          "ATTACH, DETACH and INHERIT fail when run again: it is so already.",
          "Put it into a DO block that looks into pg_inherits first; Guard does that.");
    }
    if (cursor.take("NOT", "OF")) {
      return Rerun.harmful(
          "NOT OF fails when run again: the table has no type any more.",
          "Put it into a DO block that looks into pg_class first; Guard does that.");
    }
    if (cursor.take("OPTIONS")) {
      return new ForeignOptions(cursor).judge();
    }
    return states()
        ? Rerun.harmless()
        : Rerun.unknown("This form of ALTER " + upper() + " is not known.");
  }

  private boolean states() {
    boolean lifts =
        cursor.take("NO", "FORCE", "ROW", "LEVEL", "SECURITY") || cursor.take("NO", "DEPENDS");
    return lifts || PostgresStating.states(type, cursor.peekText().toUpperCase(Locale.ROOT));
  }

  private Rerun rename() {
    if (cursor.isNext("TO") && ifExists) {
      return Rerun.harmless();
    }
    String remedy =
        cursor.isNext("TO") && RELATIONS.contains(type)
            ? "Write ALTER %s IF EXISTS old RENAME TO new.".formatted(upper())
            : "Put it into a DO block that looks first whether the old name is there and the new"
                + " one is not; Guard does that.";
    return Rerun.harmful("RENAME fails when run again: the old name is gone.", remedy);
  }

  private Rerun moved() {
    if (ifExists && qualified) {
      return Rerun.harmless();
    }
    return Rerun.harmful(
        "SET SCHEMA fails when run again: the %s is there already.".formatted(type),
        "Write ALTER %s IF EXISTS with the old schema before the name.".formatted(upper()));
  }

  private Rerun add() {
    boolean value = cursor.take("VALUE");
    if (value || takesColumn()) {
      return cursor.take("IF", "NOT", "EXISTS")
          ? Rerun.harmless()
          : Rerun.harmful(
              "ADD %s fails when run again: it is there.".formatted(value ? "VALUE" : "COLUMN"),
              "Write ADD %s IF NOT EXISTS.".formatted(value ? "VALUE" : "COLUMN"));
    }
    boolean unnamed = !cursor.isNext("CONSTRAINT") && !cursor.isNext("ATTRIBUTE");
    return Rerun.harmful(
        "ADD %s when run again fails or adds a second one, and has no IF NOT EXISTS."
            .formatted(cursor.peekText().toUpperCase(Locale.ROOT)),
        unnamed
            ? "Name it, and put it into a DO block that looks first whether it is there; Guard does that."
            : "Put it into a DO block that looks first whether it is there; Guard does that.");
  }

  /** Only what has columns takes one; everything else that ADD adds has a word of its own. */
  private boolean takesColumn() {
    if (!type.equals("table") && !type.equals("foreign table")) {
      return false;
    }
    boolean constraint =
        cursor.isNext("CONSTRAINT")
            || cursor.isNext("PRIMARY")
            || cursor.isNext("UNIQUE")
            || cursor.isNext("CHECK")
            || cursor.isNext("FOREIGN")
            || cursor.isNext("EXCLUDE");
    if (!constraint) {
      cursor.take("COLUMN");
    }
    return !constraint;
  }

  private Rerun drop() {
    cursor.takeAny("COLUMN", "CONSTRAINT", "ATTRIBUTE");
    if (type.equals("domain") && (cursor.isNext("DEFAULT") || cursor.isNext("NOT"))) {
      return Rerun.harmless();
    }
    return cursor.take("IF", "EXISTS")
        ? Rerun.harmless()
        : Rerun.harmful("DROP fails when run again: it is gone.", "Write DROP … IF EXISTS.");
  }

  private Rerun alter() {
    if (cursor.take("CONSTRAINT")) {
      return Rerun.harmless();
    }
    cursor.takeAny("COLUMN", "ATTRIBUTE");
    String column = String.valueOf(cursor.takeName());
    if (cursor.take("TYPE") || cursor.take("SET", "DATA", "TYPE")) {
      return new Retyping(cursor, column).judge();
    }
    if (cursor.take("ADD", "GENERATED")) {
      return Rerun.harmful(
          "ADD GENERATED fails when run again: the column is an identity.",
          "Put it into a DO block that looks first; Guard does that.");
    }
    if (cursor.take("DROP", "IDENTITY") || cursor.take("DROP", "EXPRESSION")) {
      return cursor.take("IF", "EXISTS")
          ? Rerun.harmless()
          : Rerun.harmful(
              "DROP IDENTITY or EXPRESSION fails when run again: it is gone.",
              "Write IF EXISTS behind it.");
    }
    if (cursor.hasAhead("RESTART")) {
      return Counters.setBack();
    }
    if (cursor.take("OPTIONS")) {
      return new ForeignOptions(cursor).judge();
    }
    boolean dropped = cursor.take("DROP", "DEFAULT") || cursor.take("DROP", "NOT", "NULL");
    return dropped || cursor.takeAny("SET", "RESET")
        ? Rerun.harmless()
        : Rerun.unknown("This form of ALTER COLUMN is not known.");
  }

  private String upper() {
    return type.toUpperCase(Locale.ROOT);
  }
}
