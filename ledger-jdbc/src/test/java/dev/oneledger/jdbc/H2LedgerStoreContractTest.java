package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.LedgerStoreContract;
import org.junit.jupiter.api.AfterEach;

class H2LedgerStoreContractTest extends LedgerStoreContract {
  private H2Database database;

  @Override
  protected LedgerStore newStore() {
    database = TestH2.freshDatabase();
    return anotherStore();
  }

  @AfterEach
  void drop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  protected LedgerStore anotherStore() {
    return JdbcLedgerStore.on(database.dataSource());
  }

  @Override
  protected LedgerStore unreachableStore() {
    return JdbcLedgerStore.on(H2Database.nowhere());
  }

  @Override
  protected String product() {
    return "H2";
  }

  @Override
  protected String reportedProduct() {
    return "H2 " + database.query("SELECT H2VERSION()").get(0);
  }

  @Override
  protected Object contents() {
    return database.contents();
  }
}
