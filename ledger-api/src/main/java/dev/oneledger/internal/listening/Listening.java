package dev.oneledger.internal.listening;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners; what one of them throws is logged. Internal: may change in any release. */
public final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private Listening() {}

  /** Tells this one. */
  public static void tell(LedgerListener listener, LedgerEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException failed) {
      LOG.warn("A listener failed on {}", event, failed);
    }
  }
}
