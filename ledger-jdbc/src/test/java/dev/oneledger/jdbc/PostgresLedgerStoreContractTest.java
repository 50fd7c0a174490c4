package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.testkit.LedgerStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerStoreContractTest extends LedgerStoreContract {
  private TestDatabase database;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  protected LedgerStore newStore() {
    database = freshDatabase();
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
    return JdbcLedgerStore.on(nowhere());
  }

  static PGSimpleDataSource nowhere() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    return nowhere;
  }

  @Override
  protected String product() {
    return "PostgreSQL";
  }

  @Override
  protected String reportedProduct() {
    return String.valueOf(database.query("SELECT version()").get(0));
  }

  @Override
  protected Object contents() {
    return database.contents();
  }
}
