package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;

class MariaDbSharedJournalsTest extends SharedJournalsSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }
}
