package dev.oneledger.ddl.internal.proof;

import dev.oneledger.spi.SqlStatement;

/**
 * Finds the statement of a text that made a difference. The text runs once more in its transaction,
 * and is given up.
 */
record CulpritSearch(ScratchSession session, ProofScript script) {

  /** Its line; 0 if it cannot be told. */
  int line(ScratchState from, StateComparison comparison) {
    Trail trail = new Trail();
    try {
      session.begin(script);
      for (SqlStatement statement : script.statements()) {
        session.run(script, statement);
        trail.add(statement, session.state(true));
      }
    } catch (StatementFailure unlikeBefore) {
      return 0;
    } finally {
      session.giveUp(script);
    }
    return trail.culprit(from, comparison);
  }
}
