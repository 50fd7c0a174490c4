package dev.oneledger.internal.statementwise;

/** Names of the details of entries about single statements. Internal: may change in any release. */
public final class Facts {
  /** The statement's place among the migration's statements, from 1. */
  public static final String STATEMENT = "statement";

  /** How many statements the migration has. */
  public static final String OF = "of";

  /** The line of the file on which the statement begins. */
  public static final String LINE = "line";

  /** SHA-256 of the statement's text. */
  public static final String HASH = "statement-hash";

  /** How many statements took effect, from the first on. */
  public static final String DONE = "done";

  /** The hash of the statements that took effect; see the package's description. */
  public static final String PREFIX = "prefix";

  /** That hash if the statement in doubt took effect, too. */
  public static final String PREFIX_AFTER = "prefix-after";

  /** The server's message of a failure, one line. */
  public static final String MESSAGE = "message";

  /** The server's code of a failure. */
  public static final String SQLSTATE = "sqlstate";

  /** What the catalog said of the statement's object before it ran. */
  public static final String BEFORE = "before";

  /** The session that ran it, in the database's own words. */
  public static final String SESSION = "session";

  /** When that session began, since the database may give its name to another one. */
  public static final String SESSION_SINCE = "session-since";

  /** Why it is not known whether it took effect; or why somebody says what is true of it. */
  public static final String WHY = "why";

  private Facts() {}
}
