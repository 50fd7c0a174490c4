package dev.oneledger.samples.startup;

import dev.oneledger.FindingsException;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;

/** How the process ended, for whatever started it. */
enum Exit {
  FINE(0),
  /** The database is not what this build expects, or something else must be settled first. */
  REFUSED(1),
  /** A variable is missing or wrong. */
  MISCONFIGURED(2),
  /** The database does not answer. Starting again later may help. */
  UNREACHABLE(3),
  /** Another process was still applying when the time was up. Starting again later may help. */
  BUSY(4),
  /** A migration failed. */
  FAILED(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Exit of(LedgerException failure) {
    if (failure instanceof LedgerUnreachableException) {
      return UNREACHABLE;
    } else if (failure instanceof LedgerBusyException) {
      return BUSY;
    } else if (failure instanceof MigrationFailedException) {
      return FAILED;
    }
    return failure instanceof FindingsException ? REFUSED : MISCONFIGURED;
  }
}
