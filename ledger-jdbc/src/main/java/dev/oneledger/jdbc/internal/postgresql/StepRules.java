package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;

/** What a step may not hold if it is to be one transaction together with its journal entry. */
final class StepRules {
  private StepRules() {}

  /**
   * Looks at all of it before anything runs.
   *
   * @throws LedgerException if it cannot be applied; nothing was done
   */
  static void check(Step step) {
    if (step.statements().stream().anyMatch(each -> each.classification().outsideTransaction())) {
      throw new LedgerException(
          "Migration '%s' (%s) needs to run outside a transaction, which this target does not support yet; nothing was done. Apply it by hand, or rewrite it so that it can run in a transaction."
              .formatted(step.migration(), step.origin()));
    }
    for (SqlStatement statement : step.statements()) {
      check(step, statement);
    }
  }

  private static void check(Step step, SqlStatement statement) {
    StatementClass words = statement.classification();
    if (words.verb() == StatementVerb.TRANSACTION) {
      throw refused(
          step,
          statement,
          "controls the transaction itself",
          "It runs in one transaction together with its journal entry; nothing was done. Remove the statement.");
    }
    if (words.changesStringSyntax()) {
      throw refused(
          step,
          statement,
          "changes how string literals are read",
          "What follows would be split into other statements than the server runs; nothing was done. Remove the statement and write the literals with escapes as E'...'.");
    }
    if (words.verb() == StatementVerb.COPY && words.copyData() == null) {
      throw refused(
          step,
          statement,
          "copies to or from elsewhere",
          "Of COPY, only FROM stdin with its data below it can be run; nothing was done. Remove the statement.");
    }
  }

  private static LedgerException refused(
      Step step, SqlStatement statement, String what, String advice) {
    return new LedgerException(
        "Migration '%s' (%s) %s at line %d: '%s'. %s"
            .formatted(
                step.migration(),
                step.origin(),
                what,
                statement.line(),
                statement.text().strip(),
                advice));
  }
}
