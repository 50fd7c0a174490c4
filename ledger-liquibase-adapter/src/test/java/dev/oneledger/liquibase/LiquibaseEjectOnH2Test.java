package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import java.util.List;

class LiquibaseEjectOnH2Test extends LiquibaseEjectSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestH2.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.H2;
  }

  @Override
  List<Migration> special() {
    return List.of(
        migration(
            "145_index",
            "CREATE INDEX i ON customers(id);\nCREATE INDEX j ON customers(score);\n"));
  }
}
