package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;

/** Judges {@code OPTIONS (…)}, from behind the word on: each one is set, added or dropped. */
final class ForeignOptions {

  private final StatementCursor cursor;

  ForeignOptions(StatementCursor cursor) {
    this.cursor = cursor;
  }

  Rerun judge() {
    boolean set = true;
    do {
      cursor.skip();
      set &= cursor.take("SET");
    } while (toNextOption());
    return set
        ? Rerun.harmless()
        : Rerun.harmful(
            "OPTIONS that are added or dropped fail when run again: it is so already.",
            "Put it into a DO block that looks first; Guard does that.");
  }

  private boolean toNextOption() {
    while (!cursor.atEnd() && !cursor.isNextMark(',') && !cursor.isNextMark(')')) {
      cursor.skip();
    }
    return cursor.isNextMark(',');
  }
}
