package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;
import java.util.Locale;

/** Judges DROP. */
final class Dropping {

  private final StatementCursor cursor;

  Dropping(StatementCursor cursor) {
    this.cursor = cursor;
  }

  Rerun judge(String type) {
    cursor.skip();
    if (cursor.take("OWNED", "BY")) {
      return Rerun.harmless();
    }
    boolean guarded = false;
    while (!cursor.atEnd() && !cursor.isNextMark('(')) {
      if (cursor.take("IF", "EXISTS")) {
        guarded = true;
      } else {
        cursor.skip();
      }
    }
    if (guarded) {
      return Rerun.harmless();
    }
    if (type.isEmpty()) {
      return Rerun.unknown("The kind of object that DROP removes is not known.");
    }
    String upper = type.toUpperCase(Locale.ROOT);

    return Rerun.harmful(
        "DROP %s fails when run again: the %s is gone.".formatted(upper, type),
        "Write DROP %s IF EXISTS.".formatted(upper));
  }
}
