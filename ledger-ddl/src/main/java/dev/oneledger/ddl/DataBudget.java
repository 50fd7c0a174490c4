package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import java.time.Duration;

/**
 * How much a migration may keep of the rows that it changes or destroys, and for how long.
 *
 * @param rows rows over all its statements
 * @param bytes bytes on disk over all its snapshot tables, their indexes counted
 * @param expiry how long the snapshots are kept; after that the rollback refuses
 */
public record DataBudget(long rows, long bytes, Duration expiry) {

  /** A million rows, 1 GiB, 30 days: an hour of copying at worst, and a month to think better. */
  public static final DataBudget DEFAULT = new DataBudget(1_000_000, 1L << 30, Duration.ofDays(30));

  /**
   * Checks the values.
   *
   * @throws LedgerException if rows or bytes are negative, or the expiry is not at least a second
   */
  public DataBudget {
    if (rows < 0 || bytes < 0) {
      throw new LedgerException(
          "A budget of %s rows and %s bytes cannot be kept: expected 0 or more of each."
              .formatted(rows, bytes));
    }
    if (expiry.toSeconds() < 1) {
      throw new LedgerException(
          "Snapshots cannot expire after %s: expected a second or more.".formatted(expiry));
    }
  }

  /** The same with another number of rows. */
  public DataBudget withRows(long rows) {
    return new DataBudget(rows, bytes, expiry);
  }

  /** The same with another number of bytes. */
  public DataBudget withBytes(long bytes) {
    return new DataBudget(rows, bytes, expiry);
  }

  /** The same with another expiry. */
  public DataBudget withExpiry(Duration expiry) {
    return new DataBudget(rows, bytes, expiry);
  }
}
