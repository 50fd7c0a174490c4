package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.probe.StatementName;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What in a plan no text can be written for. */
final class Refusals {
  private final GuardPlan plan;

  private Refusals(GuardPlan plan) {
    this.plan = plan;
  }

  static List<Finding> of(GuardPlan plan) {
    Refusals refusals = new Refusals(plan);
    List<Finding> findings = new ArrayList<>();
    plan.statements().forEach(s -> refusals.refusal(s).ifPresent(findings::add));
    return findings;
  }

  private Optional<Finding> refusal(PlannedStatement planned) {
    SqlStatement statement = planned.statement();
    boolean whole = plan.migration().transactional();
    if (statement.classification().outsideTransaction()) {
      if (whole) {
        return refuse(
            statement,
            "cannot run inside the transaction of a migration",
            "Put it into a migration of its own that begins with '-- ledger: no-transaction'.");
      }
      boolean checked =
          (statement.classification().guarded() || ConcurrentIndex.of(statement).isPresent())
              && planned.treatment() == Treatment.BY_STATE;
      return checked || planned.treatment() == Treatment.ALWAYS
          ? Optional.empty()
          : refuse(
              statement,
              "cannot stand inside a condition, so its own words must make a second run harmless",
              "Write IF NOT EXISTS, or IF EXISTS, into the statement; the guard then checks what is"
                  + " there before and after.");
    }
    if (statement.classification().copyData() != null) {
      if (!CopyStatement.isKnown(statement)) {
        return refuse(
            statement,
            "is of a form whose rows cannot be held back",
            "Name its columns, and have no comment inside it; or use INSERT.");
      }
      if (!whole) {
        return refuse(
            statement,
            "brings rows outside any transaction",
            "Move it into a migration without '-- ledger: no-transaction'.");
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> refuse(SqlStatement statement, String why, String remedy) {
    return Optional.of(
        new Finding(
            FindingCode.NOT_GUARDABLE,
            plan.migration().origin() + ":" + statement.line(),
            StatementName.of(statement) + " " + why + ".",
            remedy));
  }
}
