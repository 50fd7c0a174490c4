package dev.oneledger.internal.engine;

import dev.oneledger.LedgerUnreachableException;

/** The ledger store did not answer; of the environment's own database that says nothing. */
final class LedgerSilentException extends LedgerUnreachableException {
  private static final long serialVersionUID = 1L;

  LedgerSilentException(LedgerUnreachableException silence) {
    super(String.valueOf(silence.getMessage()), silence);
  }
}
