package dev.oneledger.spi;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;

/** Somebody else appended to a journal since it was read. Nothing was written; read again. */
public class JournalMovedException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private final transient JournalKey key;

  /** For the journal that moved. */
  public JournalMovedException(JournalKey key) {
    super("Journal '%s' has moved on since it was read; nothing was written.".formatted(key));
    this.key = key;
  }

  /** The journal that moved. */
  public JournalKey key() {
    return key;
  }
}
