package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import java.util.List;

class LiquibaseEjectOnMariaDbTest extends LiquibaseEjectSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.MARIADB;
  }

  @Override
  List<Migration> special() {
    return List.of(
        migration(
            "145_procedure",
            """
            DELIMITER //
            CREATE PROCEDURE twice(INOUT n int)
            BEGIN
              SET n = n * 2;
              SET n = n + 0;
            END //
            DELIMITER ;
            INSERT INTO customers VALUES (2, 'it''s \\\\ ; ');
            """,
            "DROP PROCEDURE twice;"),
        migration(
            "146_index", "CREATE INDEX i ON customers(id);\nCREATE INDEX j ON customers(score);\n"),
        migration(
            "147_lines_that_end_statements_for_liquibase",
            "INSERT INTO customers (id) SELECT 90\n/ 2;\nINSERT INTO customers (id) SELECT 91\n/ 7;\n"));
  }
}
