package dev.oneledger.liquibase;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;

class LiquibaseHistoryOnMariaDbTest extends LiquibaseHistorySuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.MARIADB;
  }

  @Override
  String lockTable() {
    return "DATABASECHANGELOGLOCK";
  }
}
