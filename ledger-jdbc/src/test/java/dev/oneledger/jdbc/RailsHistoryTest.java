package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RailsHistoryTest {
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE schema_migrations (version character varying NOT NULL PRIMARY KEY)",
        "INSERT INTO schema_migrations VALUES ('20240301120000'), ('9'), ('20231231235959')");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void recordEnvironment() {
    database.execute(
        "CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar,"
            + " created_at timestamp(6) NOT NULL, updated_at timestamp(6) NOT NULL)",
        "INSERT INTO ar_internal_metadata VALUES ('schema_sha1', 'ab', now(), now()),"
            + " ('environment', 'production', now(), now())");
  }

  @Test
  void versions_are_applied_revisions_without_a_name_in_numeric_order() {
    HistoryReading reading = HistoryTable.rails(database.dataSource()).read();

    assertThat(reading.rows())
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("9", "20231231235959", "20240301120000");
    assertThat(reading.rows())
        .allSatisfy(
            row -> {
              assertThat(row.state()).isEqualTo(HistoryState.APPLIED);
              assertThat(row.id().slug()).isEmpty();
              assertThat(row.appliedAt()).isNull();
            });
  }

  @Test
  void nothing_can_be_verified_since_rails_keeps_no_checksum() {
    Migration ours =
        new Migration(MigrationId.parse("9_x"), SqlText.of("select 1;"), null, true, "test");
    HistoryRow row = HistoryTable.rails(database.dataSource()).read().rows().get(0);

    assertThat(row.checksum().judge(ours, List.of(ours)).outcome())
        .isEqualTo(Outcome.NOT_VERIFIABLE);
  }

  @Test
  void the_environment_rails_took_it_for_is_told_where_it_may_be_read() {
    assertThat(HistoryTable.rails(database.dataSource()).read().source())
        .isEqualTo("public.schema_migrations of Rails, no readable ar_internal_metadata");
    recordEnvironment();
    assertThat(HistoryTable.rails(database.dataSource()).read().source())
        .isEqualTo("public.schema_migrations of Rails, environment 'production'");
    try (TestRole reader = TestRole.in(database)) {
      reader.granted("USAGE ON SCHEMA public", "SELECT ON schema_migrations");
      assertThat(HistoryTable.rails(reader.dataSource()).read().source())
          .isEqualTo("public.schema_migrations of Rails, no readable ar_internal_metadata");
    }
  }

  @Test
  void the_table_of_golang_migrate_is_not_taken_for_that_of_rails() {
    database.execute("ALTER TABLE schema_migrations ADD dirty boolean");

    assertThatThrownBy(() -> HistoryTable.rails(database.dataSource()).read())
        .hasMessage(
            """
            Table public.schema_migrations is not the history of Rails as it is known here.
              expected: column version, none of dirty, inserted_at, ts, statements, id
              found:    version, dirty
            It has the columns of golang-migrate.\
            """);
  }

  @Test
  void a_table_of_another_name_and_schema_can_be_named() {
    database.execute(
        "CREATE SCHEMA app",
        "ALTER TABLE schema_migrations SET SCHEMA app",
        "ALTER TABLE app.schema_migrations RENAME TO x_schema_migrations");

    assertThat(HistoryTable.rails(database.dataSource(), "app.x_schema_migrations").read().rows())
        .hasSize(3);
  }
}
