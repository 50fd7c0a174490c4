package dev.oneledger.samples.testing;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import java.util.function.Consumer;

/** What this application does with the outcome of its migrations: the part that is worth a test. */
final class Deployment {
  /** How to go on. */
  enum Outcome {
    /** The database is up to date. */
    DONE,
    /** Nothing is wrong with the migrations; the database was not to be had. */
    TRY_AGAIN,
    /** Somebody must look before this version can run. */
    STOP
  }

  private Deployment() {}

  static Outcome run(Ledger ledger, Consumer<String> log) {
    try {
      log.accept(ledger.sync(Shop.ENVIRONMENT).toString());
      return Outcome.DONE;
    } catch (LedgerBusyException | LedgerUnreachableException later) {
      log.accept(later.getMessage());
      return Outcome.TRY_AGAIN;
    } catch (LedgerException refused) {
      log.accept(refused.getMessage());
      return Outcome.STOP;
    }
  }
}
