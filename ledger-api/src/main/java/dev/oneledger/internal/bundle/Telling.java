package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.LedgerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener which file of a bundle is next; what it throws is logged.
 *
 * @param listener who hears it
 * @param work what is done with the files
 * @param of how many bytes there are in all
 */
record Telling(LedgerListener listener, Work work, long of) {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  /**
   * This file is next.
   *
   * @param done how many bytes went before it
   */
  void next(String path, long done) {
    LedgerEvent event = new LedgerEvent.BundleFile(work, path, done, of);
    try {
      listener.on(event);
    } catch (RuntimeException failed) {
      LOG.warn("A listener failed on {}", event, failed);
    }
  }
}
