package dev.oneledger.reliability.replay;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;

class ReplayMatrixOnMariaDbTest extends ReplayMatrixSuite {

  ReplayMatrixOnMariaDbTest() {
    super(SqlDialect.MARIADB);
  }

  @Override
  String client() {
    return "mariadb";
  }

  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }
}
