package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import javax.sql.DataSource;

class ClaimsOnMariaDbTest extends ClaimsOnJdbc {

  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  DataSource nowhere() {
    return MariaDbDatabase.nowhere();
  }
}
