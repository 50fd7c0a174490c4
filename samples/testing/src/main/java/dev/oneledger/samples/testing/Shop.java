package dev.oneledger.samples.testing;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Target;

/**
 * The shop's ledger. Production gives it databases, tests give it memory; the migrations and the
 * names are the same for both.
 */
final class Shop {
  static final String ENVIRONMENT = "live";

  private Shop() {}

  static LedgerBuilder ledger(LedgerStore store, Target target) {
    return Ledger.forApp("shop")
        .store(store)
        .migrations(MigrationSource.classpath("db/ledger"))
        .environment(Environment.managed(ENVIRONMENT, target));
  }
}
