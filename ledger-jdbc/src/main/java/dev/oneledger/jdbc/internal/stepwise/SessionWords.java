package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.sql.StatementWords;

/** What a statement does to its session, by its words. Internal: may change in any release. */
public interface SessionWords {

  /** The words. */
  StatementWords all();

  /** Sets something of the session's, and nothing else; chooses a schema, too. */
  boolean setsInSession();

  /** Keeps a statement under a name in the session, or drops it. */
  boolean isPrepared();

  /** Creates or drops what the session alone sees. */
  boolean isOfTemporaryTable();
}
