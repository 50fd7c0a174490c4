package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;

/** Judges ALTER as H2 runs it: one action a statement. */
final class H2Alteration {

  private final StatementCursor cursor;
  private final String type;
  private boolean ifExists;

  private H2Alteration(StatementCursor cursor, String type) {
    this.cursor = cursor;
    this.type = type;
  }

  static Rerun judge(StatementCursor cursor, String type) {
    return new H2Alteration(cursor, type).judge();
  }

  private Rerun judge() {
    cursor.skip();
    if (type.isEmpty()) {
      return Rerun.unknown("The kind of object that ALTER changes is not known.");
    }
    cursor.take(type.toUpperCase(Locale.ROOT).split(" ", -1));
    ifExists = cursor.take("IF", "EXISTS");
    cursor.takeName();
    if (cursor.take("ADD")) {
      return add();
    }
    if (cursor.take("DROP")) {
      return drop();
    }
    if (cursor.take("RENAME")) {
      return rename();
    }
    if (cursor.take("ALTER", "COLUMN")) {
      return alterColumn();
    }
    if (type.equals("sequence")) {
      return cursor.hasAhead("RESTART") ? Counters.setBack() : Rerun.harmless();
    }
    return cursor.takeAny("SET", "RECOMPILE")
        ? Rerun.harmless()
        : Rerun.unknown("This form of ALTER is not known.");
  }

  private Rerun add() {
    boolean constraint = cursor.take("CONSTRAINT");
    if (!constraint) {
      cursor.take("COLUMN");
    }
    if (cursor.take("IF", "NOT", "EXISTS")) {
      return Rerun.harmless();
    }
    boolean unnamed =
        cursor.isNext("PRIMARY")
            || cursor.isNext("UNIQUE")
            || cursor.isNext("CHECK")
            || cursor.isNext("FOREIGN");
    if (unnamed && !constraint) {
      return Rerun.harmful(
          "ADD of a constraint without a name fails or adds a second one when run again.",
          "Write ADD CONSTRAINT IF NOT EXISTS name ….");
    }
    String what = constraint ? "CONSTRAINT" : "COLUMN";
    return Rerun.harmful(
        "ADD %s fails when run again: it is there.".formatted(what),
        "Write ADD %s IF NOT EXISTS.".formatted(what));
  }

  private Rerun drop() {
    if (type.equals("domain") && (cursor.isNext("DEFAULT") || cursor.isNext("ON"))) {
      return Rerun.harmless();
    }
    cursor.takeAny("COLUMN", "CONSTRAINT");
    return cursor.take("IF", "EXISTS")
        ? Rerun.harmless()
        : Rerun.harmful("DROP fails when run again: it is gone.", "Write DROP … IF EXISTS.");
  }

  private Rerun rename() {
    if (cursor.isNext("TO") && ifExists) {
      return Rerun.harmless();
    }
    return Rerun.harmful(
        "RENAME fails when run again: the old name is gone.",
        cursor.isNext("TO")
            ? "Write ALTER %s IF EXISTS old RENAME TO new.".formatted(type.toUpperCase(Locale.ROOT))
            : "Take the old name away in a migration of its own, which the journal runs once.");
  }

  private Rerun alterColumn() {
    boolean columnIfExists = cursor.take("IF", "EXISTS");
    cursor.takeName();
    if (cursor.isNext("RENAME")) {
      return columnIfExists
          ? Rerun.harmless()
          : Rerun.harmful(
              "RENAME fails when run again: the old name is gone.",
              "Write ALTER COLUMN IF EXISTS old RENAME TO new.");
    }
    if (cursor.hasAhead("RESTART")) {
      return Counters.setBack();
    }
    return states() ? Rerun.harmless() : Rerun.unknown("This form of ALTER COLUMN is not known.");
  }

  /** Says what the column shall be; what counts up, or converts by an expression, is not that. */
  private boolean states() {
    boolean counts =
        cursor.hasAhead("IDENTITY")
            || cursor.hasAhead("AUTO_INCREMENT")
            || cursor.hasAhead("GENERATED")
            || cursor.hasAhead("USING");
    boolean dropped =
        cursor.take("DROP", "DEFAULT")
            || cursor.take("DROP", "NOT", "NULL")
            || cursor.take("DROP", "ON", "UPDATE");
    boolean type =
        cursor.peek() != null
            && cursor.peek().is(TokenKind.WORD)
            && !cursor.isNext("DROP")
            && !cursor.isNext("ADD");
    return dropped || (type && !counts);
  }
}
