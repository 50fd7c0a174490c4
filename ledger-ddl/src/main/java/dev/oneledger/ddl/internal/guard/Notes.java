package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.probe.StatementName;
import java.util.List;

/** What is worth knowing about a guarded migration. */
final class Notes {

  private Notes() {}

  /** The statements that run once by record. */
  static List<Finding> of(GuardPlan plan) {
    return plan.statements().stream()
        .filter(planned -> planned.treatment() == Treatment.ONCE)
        .map(
            planned ->
                new Finding(
                    FindingCode.NOT_JUDGED,
                    plan.migration().origin() + ":" + planned.statement().line(),
                    StatementName.of(planned.statement())
                        + " runs once, by a record in the table oneledger.once.",
                    "Nothing to do. A rollback by hand also deletes the migration's rows there."))
        .toList();
  }
}
