package dev.oneledger.memory;

import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.LedgerStoreContract;

class InMemoryLedgerStoreContractTest extends LedgerStoreContract {
  private InMemoryLedgerStore store;

  @Override
  protected LedgerStore newStore() {
    store = new InMemoryLedgerStore();
    return store;
  }

  @Override
  protected LedgerStore anotherStore() {
    return store;
  }

  @Override
  protected LedgerStore unreachableStore() {
    return new InMemoryLedgerStore().unreachable(true);
  }

  @Override
  protected String product() {
    return "InMemoryLedgerStore";
  }

  @Override
  protected String reportedProduct() {
    return store.getClass().getSimpleName();
  }

  @Override
  protected Object contents() {
    return store.snapshot();
  }
}
