package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;

/** What a step may not hold. All of it is looked at before anything runs. */
final class StepRules {
  private static final String ONE_TRANSACTION =
      "It runs in one transaction together with its journal entry";
  private static final String ONE_BY_ONE = "Its statements run one by one, each recorded by itself";

  private StepRules() {}

  /**
   * For a step that is to be one transaction together with its journal entry.
   *
   * @throws LedgerException if it cannot be applied; nothing was done
   */
  static void checkTransactional(Step step) {
    for (SqlStatement statement : step.statements()) {
      check(step, statement, ONE_TRANSACTION);
      if (statement.classification().outsideTransaction()) {
        throw refused(
            step,
            statement,
            "cannot run inside a transaction",
            ONE_TRANSACTION
                + "; nothing was done. Begin the file with the line '-- ledger: no-transaction', best in a migration of its own: its statements then run one by one.");
      }
    }
  }

  /**
   * For a step that runs statement by statement.
   *
   * @throws LedgerException if it cannot be applied; nothing was done
   */
  static void checkStatementwise(Step step) {
    for (SqlStatement statement : step.statements()) {
      check(step, statement, ONE_BY_ONE);
    }
  }

  private static void check(Step step, SqlStatement statement, String how) {
    StatementClass words = statement.classification();
    if (words.verb() == StatementVerb.TRANSACTION) {
      throw refused(
          step,
          statement,
          "controls the transaction itself",
          how + "; nothing was done. Remove the statement.");
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
    if (words.verb() == StatementVerb.DISCARD && words.outsideTransaction()) {
      throw refused(
          step,
          statement,
          "discards its session",
          "The session holds the lock under which the migration runs; nothing was done. Remove the statement: what a migration sets ends with it anyway.");
    }
  }

  private static LedgerException refused(
      Step step, SqlStatement statement, String what, String advice) {
    return new LedgerException(
        "Migration '%s' (%s) %s at line %s: '%s'. %s"
            .formatted(
                step.migration(),
                step.origin(),
                what,
                statement.line(),
                statement.text().strip(),
                advice));
  }
}
