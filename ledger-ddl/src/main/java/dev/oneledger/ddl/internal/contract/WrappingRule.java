package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.sql.Directives;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.List;

/**
 * On PostgreSQL, BEGIN and COMMIT stand around everything; a text that says {@code no-transaction}
 * holds nothing that could run in one. Elsewhere DDL commits by itself, and the rule says nothing.
 */
final class WrappingRule {

  private final SqlScript script;
  private final String origin;
  private final boolean transactional;

  WrappingRule(SqlScript script, String origin, boolean transactional) {
    this.script = script;
    this.origin = origin;
    this.transactional = transactional;
  }

  List<Finding> findings() {
    List<SqlStatement> statements = script.statements();
    if (statements.isEmpty()) {
      return List.of();
    }
    try {
      boolean outside = !transactional || Directives.of(script).noTransaction();
      return outside ? needless(statements) : unwrapped(statements.get(0));
    } catch (LedgerException control) {
      return List.of(
          finding(
              statements.get(0),
              "The transaction around the migration is not one. " + control.getMessage(),
              "Write BEGIN; as the first statement and COMMIT; as the last, and none between."));
    }
  }

  private List<Finding> unwrapped(SqlStatement first) {
    boolean wrapped =
        OuterTransaction.strip(script).present()
            && first.classification().verb() == StatementVerb.TRANSACTION;
    return wrapped
        ? List.of()
        : List.of(
            finding(
                first,
                "The migration is not wrapped in BEGIN and COMMIT.",
                "Write BEGIN; as the first statement and COMMIT; as the last."));
  }

  private List<Finding> needless(List<SqlStatement> statements) {
    List<Finding> findings = new ArrayList<>();
    for (SqlStatement statement : statements) {
      boolean setting = statement.classification().verb() == StatementVerb.SET;
      if (!statement.classification().outsideTransaction() && !setting) {
        findings.add(
            finding(
                statement,
                "The migration says 'ledger: no-transaction', and this statement can run in one.",
                "Move it to a migration of its own, wrapped in BEGIN and COMMIT."));
      }
    }
    return findings;
  }

  private Finding finding(SqlStatement statement, String text, String remedy) {
    return new Finding(FindingCode.NOT_WRAPPED, origin + ":" + statement.line(), text, remedy);
  }
}
