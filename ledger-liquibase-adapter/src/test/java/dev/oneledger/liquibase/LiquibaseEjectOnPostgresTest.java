package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquibaseEjectOnPostgresTest extends LiquibaseEjectSuite {
  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  SqlDialect dialect() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  List<Migration> special() {
    return List.of(
        migration(
            "145_function",
            """
            CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
              -- comment on nothing; here
              RETURN n * 2;
            END $$;
            SELECT twice(2);
            """,
            "DROP FUNCTION twice(int);"),
        migration(
            "146_index",
            "-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON customers(id);\nCREATE INDEX CONCURRENTLY j ON customers(score);\n",
            "-- ledger: no-transaction\nDROP INDEX CONCURRENTLY i;\nDROP INDEX CONCURRENTLY j;\n"),
        migration(
            "147_index_with_semicolon",
            "-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY k ON customers(id) WHERE score <> 'a;b';\nSELECT 1;\n"));
  }

  @Test
  void what_only_psql_can_run_is_refused() {
    for (String text : List.of("COPY t FROM stdin;\n1\n\\.\n", "\\echo hi\nselect 1;\n")) {
      EjectedMigration applied =
          new EjectedMigration(
              migration("1_a", text).id(), migration("1_a", text), Instant.EPOCH, "me");
      EjectedHistory history =
          new EjectedHistory("a", "b", null, SqlDialect.POSTGRESQL, List.of(applied));

      assertThatThrownBy(() -> new LiquibaseEject().files(history))
          .hasMessageContainingAll("Migration 1_a", "only psql can run");
    }
  }

  @Test
  void a_schema_is_named_and_quoted() {
    EjectedHistory history =
        new EjectedHistory("a", "b", "the \"ops\"", SqlDialect.POSTGRESQL, List.of());

    assertThat(new LiquibaseEject().files(history).get("eject.sql"))
        .contains("CREATE TABLE IF NOT EXISTS \"the \"\"ops\"\"\".databasechangelog (");
  }
}
