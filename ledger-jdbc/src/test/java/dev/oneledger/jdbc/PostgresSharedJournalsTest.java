package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;

class PostgresSharedJournalsTest extends SharedJournalsSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }
}
