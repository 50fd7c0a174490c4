package dev.oneledger.memory;

import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.EnvironmentClaimsContract;

class InMemoryClaimsContractTest extends EnvironmentClaimsContract {
  private InMemoryLedgerStore store = new InMemoryLedgerStore();

  @Override
  protected LedgerStore newStore() {
    store = new InMemoryLedgerStore();
    return store;
  }

  @Override
  protected LedgerStore anotherHost() {
    return store;
  }

  @Override
  protected LedgerStore unreachableStore() {
    return new InMemoryLedgerStore().unreachable(true);
  }
}
