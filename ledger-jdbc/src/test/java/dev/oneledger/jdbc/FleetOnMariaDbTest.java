package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import org.junit.jupiter.api.AfterEach;

class FleetOnMariaDbTest extends FleetSuite {

  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  String quoted(String name) {
    return "`" + name + "`";
  }

  @AfterEach
  void dropTenants() {
    try (ScratchDatabase another = freshDatabase()) {
      another.execute(
          tenants(16).stream()
              .map(name -> "DROP DATABASE IF EXISTS " + name)
              .toArray(String[]::new));
    }
  }
}
