package dev.oneledger.ddl.internal.rollback;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.data.CapturePlan;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;

/**
 * Writes a migration as its author did, and around its statements what keeps their rows. Internal:
 * may change in any release.
 */
public final class KeepingText {

  private KeepingText() {}

  /** The text; the migration's own where no statement takes rows away. */
  public static SqlText of(Migration migration, CapturePlan plan) {
    if (plan.isEmpty()) {
      return migration.apply();
    }
    SqlScript script = SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL);
    boolean pair =
        script.statements().size() - OuterTransaction.strip(script).statements().size() == 2;
    StringBuilder text = new StringBuilder();
    int number = pair ? -1 : 0;
    int open = 0;
    for (Segment segment : script.segments()) {
      if (segment.kind() == Segment.Kind.STATEMENT) {
        number++;
        open = number;
        plan.before(number).forEach(sql -> text.append(sql).append(";\n"));
      }
      text.append(script.textOf(segment));
      boolean ends =
          segment.kind() == Segment.Kind.TERMINATOR || segment.kind() == Segment.Kind.COPY_DATA;
      if (open > 0 && ends && !plan.after(open).isEmpty()) {
        plan.after(open).forEach(sql -> text.append('\n').append(sql).append(';'));
        open = 0;
      }
    }
    if (open > 0 && !plan.after(open).isEmpty()) {
      plan.after(open).forEach(sql -> text.append(";\n").append(sql));
    }
    return SqlText.of(text.toString());
  }
}
