package dev.oneledger;

import org.jspecify.annotations.Nullable;

/**
 * A migration could not be applied. Nothing of a transactional migration is left; the failure
 * stands in the environment's journal.
 */
public class MigrationFailedException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private final transient MigrationId migration;
  private final int line;
  private final @Nullable String sqlState;

  /**
   * @param line 1-based line in the migration's file; 0 if it failed at commit or is not known
   * @param sqlState the server's five-character code, if there is one
   */
  public MigrationFailedException(
      String message, MigrationId migration, int line, @Nullable String sqlState, Throwable cause) {
    super(message, cause);
    this.migration = migration;
    this.line = line;
    this.sqlState = sqlState;
  }

  /** The migration that failed. */
  public MigrationId migration() {
    return migration;
  }

  /** 1-based line in the migration's file; 0 if it failed at commit or is not known. */
  public int line() {
    return line;
  }

  /** The server's five-character code, if there is one. */
  public @Nullable String sqlState() {
    return sqlState;
  }
}
