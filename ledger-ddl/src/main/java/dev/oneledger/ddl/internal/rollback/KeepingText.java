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

  private final CapturePlan plan;
  private final SqlScript script;
  private final StringBuilder text = new StringBuilder();

  private KeepingText(CapturePlan plan, SqlScript script) {
    this.plan = plan;
    this.script = script;
  }

  /** The text; the migration's own where no statement takes rows away. */
  public static SqlText of(Migration migration, CapturePlan plan) {
    if (plan.isEmpty()) {
      return migration.apply();
    }
    SqlScript script = SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL);
    return SqlText.of(new KeepingText(plan, script).whole(OuterTransaction.strip(script)));
  }

  /** In one transaction: half of it would leave triggers on the tables. */
  private String whole(OuterTransaction inner) {
    boolean begins = script.statements().size() - inner.statements().size() == 2;
    text.append(begins ? "" : "BEGIN;\n");
    write(begins ? -1 : 0);
    return inner.present() ? text.toString() : text.append(end()).toString();
  }

  private void write(int before) {
    int number = before;
    int open = 0;
    for (int i = 0; i < script.segments().size(); i++) {
      Segment segment = script.segments().get(i);
      if (segment.kind() == Segment.Kind.STATEMENT) {
        number++;
        open = number;
        plan.before(number).forEach(sql -> text.append(sql).append(";\n"));
      }
      text.append(script.textOf(segment));
      if (open > 0 && ends(i)) {
        close(open, "");
        open = 0;
      }
    }
    if (open > 0) {
      close(open, "\n;");
    }
  }

  private void close(int number, String terminator) {
    if (!plan.after(number).isEmpty()) {
      text.append(terminator);
      plan.after(number).forEach(sql -> text.append('\n').append(sql).append(';'));
    }
  }

  private String end() {
    boolean terminated =
        script.segments().stream()
            .map(Segment::kind)
            .filter(kind -> kind != Segment.Kind.GAP)
            .reduce((first, last) -> last)
            .filter(kind -> kind != Segment.Kind.STATEMENT)
            .isPresent();
    boolean ends = terminated || !plan.after(script.statements().size()).isEmpty();
    return (ends ? "\n" : "\n;\n") + "COMMIT;\n";
  }

  /** The lines of a COPY come after its terminator. */
  private boolean ends(int segment) {
    return switch (script.segments().get(segment).kind()) {
      case COPY_DATA -> true;
      case TERMINATOR ->
          script.segments().subList(segment, script.segments().size()).stream()
              .map(Segment::kind)
              .takeWhile(kind -> kind != Segment.Kind.STATEMENT)
              .noneMatch(kind -> kind == Segment.Kind.COPY_DATA);
      default -> false;
    };
  }
}
