package dev.oneledger.reliability.replay;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;

class ReplayMatrixOnPostgresTest extends ReplayMatrixSuite {

  ReplayMatrixOnPostgresTest() {
    super(SqlDialect.POSTGRESQL);
  }

  @Override
  String client() {
    return "psql";
  }

  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }
}
