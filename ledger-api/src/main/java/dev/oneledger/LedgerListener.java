package dev.oneledger;

/**
 * Hears what an operator wants to hear while a managed environment is worked on, a release is cut,
 * a bundle is written, verified or read, or migrations are proven: readiness probes and progress
 * displays are built on it. Called on the thread that works, in order.
 *
 * <p>What a listener throws is logged and goes no further: a migration that is applied stays
 * applied.
 */
@FunctionalInterface
public interface LedgerListener {

  /** Something happened. */
  void on(LedgerEvent event);
}
