package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.LedgerStoreContract;
import org.junit.jupiter.api.AfterEach;

class MariaDbLedgerStoreContractTest extends LedgerStoreContract {
  private MariaDbDatabase database;

  @Override
  protected LedgerStore newStore() {
    database = TestMariaDb.freshDatabase();
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
    return JdbcLedgerStore.on(MariaDbDatabase.nowhere());
  }

  @Override
  protected String product() {
    return "MariaDB";
  }

  @Override
  protected String reportedProduct() {
    return String.valueOf(database.query("SELECT VERSION()").get(0));
  }

  @Override
  protected Object contents() {
    return database.contents();
  }
}
