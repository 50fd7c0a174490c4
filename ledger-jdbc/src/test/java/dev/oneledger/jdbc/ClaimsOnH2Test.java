package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

class ClaimsOnH2Test extends ClaimsOnJdbc {

  @Override
  ScratchDatabase freshDatabase() {
    return TestH2.freshDatabase();
  }

  @Override
  DataSource nowhere() {
    return H2Database.nowhere();
  }

  /** H2 does nothing where a connection is told to abort. */
  @Override
  void end(Connection session) throws SQLException {
    session.close();
  }
}
