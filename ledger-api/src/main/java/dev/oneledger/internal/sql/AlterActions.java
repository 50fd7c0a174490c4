package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;

/** Says whether running the actions of an ALTER statement again is harmless by their words. */
final class AlterActions {

  private AlterActions() {}

  static boolean allGuarded(StatementCursor cursor, boolean ifExists, SqlDialect dialect) {
    if (cursor.atEnd()) {
      return false;
    }
    if (ifExists && cursor.take("RENAME", "TO")) {
      return true;
    }
    boolean all = true;
    do {
      all &= guarded(cursor, dialect);
    } while (cursor.skipToNextItem());
    return all;
  }

  private static boolean guarded(StatementCursor cursor, SqlDialect dialect) {
    int start = cursor.position();
    if (cursor.takeAny("ADD", "DROP", "MODIFY", "CHANGE", "RENAME", "ALTER")) {
      if (cursor.takeIfExists()) {
        return true;
      }
      if (!cursor.take("FOREIGN", "KEY") && !cursor.atEnd()) {
        cursor.skip();
      }
      if (cursor.takeIfExists()) {
        return true;
      }
    }
    cursor.moveTo(start);
    return dialect == SqlDialect.POSTGRESQL && setsState(cursor);
  }

  /** The forms of PostgreSQL that state what shall be, and do nothing where it is so already. */
  private static boolean setsState(StatementCursor cursor) {
    if (cursor.take("ALTER")) {
      cursor.take("COLUMN");
      cursor.takeName();
      return cursor.take("SET", "NOT", "NULL")
          || cursor.take("DROP", "NOT", "NULL")
          || cursor.take("SET", "DEFAULT")
          || cursor.take("DROP", "DEFAULT");
    }
    return cursor.take("ENABLE", "ROW", "LEVEL", "SECURITY")
        || cursor.take("DISABLE", "ROW", "LEVEL", "SECURITY")
        || cursor.take("FORCE", "ROW", "LEVEL", "SECURITY")
        || cursor.take("NO", "FORCE", "ROW", "LEVEL", "SECURITY")
        || cursor.take("OWNER", "TO")
        || cursor.take("VALIDATE", "CONSTRAINT");
  }
}
