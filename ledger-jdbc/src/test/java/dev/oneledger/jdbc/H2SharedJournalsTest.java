package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;

class H2SharedJournalsTest extends SharedJournalsSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestH2.freshDatabase();
  }
}
