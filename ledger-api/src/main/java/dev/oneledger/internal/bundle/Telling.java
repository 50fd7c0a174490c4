package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.LedgerListener;
import dev.oneledger.internal.listening.Listening;

/**
 * Tells a listener which file of a bundle is next.
 *
 * @param listener who hears it
 * @param work what is done with the files
 * @param of how many bytes there are in all
 */
record Telling(LedgerListener listener, Work work, long of) {

  /**
   * This file is next.
   *
   * @param done how many bytes went before it
   */
  void next(String path, long done) {
    Listening.tell(listener, new LedgerEvent.BundleFile(work, path, done, of));
  }
}
