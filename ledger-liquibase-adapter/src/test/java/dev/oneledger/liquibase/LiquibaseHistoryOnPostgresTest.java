package dev.oneledger.liquibase;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;

class LiquibaseHistoryOnPostgresTest extends LiquibaseHistorySuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  String lockTable() {
    return "databasechangeloglock";
  }
}
