package dev.oneledger.ddl.internal.guard;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import org.jspecify.annotations.Nullable;

/** The author's rollback, which also forgets what the migration has run once. */
final class GuardedRollback {
  private final GuardPlan plan;

  GuardedRollback(GuardPlan plan) {
    this.plan = plan;
  }

  /** The text; null if the migration has no rollback. */
  @Nullable String text() {
    SqlText rollback = plan.migration().rollback();
    if (rollback == null) {
      return null;
    }
    String forget = OnceRecord.forget(plan.migration().id()) + ";\n";
    if (!plan.keepsRecord() || rollback.text().contains(forget)) {
      return rollback.text();
    }
    SqlScript script = SqlSplitter.split(rollback.text(), SqlDialect.POSTGRESQL);
    boolean wrapped = OuterTransaction.strip(script).present();
    int at = wrapped ? lastStatement(script) : script.text().length();
    String head = script.text().substring(0, at);
    return head + separator(script, wrapped) + forget + script.text().substring(at);
  }

  private static int lastStatement(SqlScript script) {
    return script.segments().stream()
        .filter(segment -> segment.kind() == Segment.Kind.STATEMENT)
        .mapToInt(Segment::start)
        .max()
        .orElse(script.text().length());
  }

  private static String separator(SqlScript script, boolean wrapped) {
    long ends = script.segments().stream().filter(s -> s.kind() == Segment.Kind.TERMINATOR).count();
    return wrapped || ends == script.statements().size() ? "\n" : "\n;\n";
  }
}
