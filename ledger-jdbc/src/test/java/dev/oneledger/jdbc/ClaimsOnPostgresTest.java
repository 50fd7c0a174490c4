package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import javax.sql.DataSource;

class ClaimsOnPostgresTest extends ClaimsOnJdbc {

  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  DataSource nowhere() {
    return PostgresLedgerStoreContractTest.nowhere();
  }
}
