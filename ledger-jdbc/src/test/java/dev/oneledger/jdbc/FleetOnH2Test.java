package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;

class FleetOnH2Test extends FleetSuite {

  @Override
  ScratchDatabase freshDatabase() {
    return TestH2.freshDatabase();
  }
}
