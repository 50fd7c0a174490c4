package dev.oneledger.liquibase;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;

class ComingAndGoingOnPostgresTest extends ComingAndGoingSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.POSTGRESQL;
  }
}
