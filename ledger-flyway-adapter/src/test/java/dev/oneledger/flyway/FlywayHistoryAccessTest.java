package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.jdbc.testkit.WatchedConnections;
import dev.oneledger.spi.HistoryRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayHistoryAccessTest {
  @TempDir private Path folder;
  private TestDatabase database;
  private FlywayFixture flyway;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    flyway = new FlywayFixture(database, folder).script("V1__a.sql", "create table a(id int);\r\n");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void a_table_of_another_name_in_another_schema_is_read() {
    database.execute("create schema ops");
    flyway.configuration().defaultSchema("ops").table("Schema_Version").load().migrate();

    assertThat(FlywayHistory.on(database.dataSource()).table("ops.schema_version").read().rows())
        .hasSize(1);
  }

  @Test
  void a_missing_table_is_named_together_with_one_that_may_be_meant() {
    database.execute("create schema ops");
    flyway.configuration().defaultSchema("ops").load().migrate();

    assertThatThrownBy(() -> FlywayHistory.on(database.dataSource()).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Table public.flyway_schema_history is not there.
              looked for: the history of Flyway in flyway_schema_history, as user '%s'
              found:      ops.flyway_schema_history
            Name the table and its schema as schema.table, or check that this is the right database."""
                .formatted(database.user()));
  }

  @Test
  void a_table_with_other_columns_is_not_taken_for_flyways() {
    database.execute("create table flyway_schema_history (version text, success boolean)");

    assertThatThrownBy(() -> FlywayHistory.on(database.dataSource()).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Table public.flyway_schema_history is not the history of Flyway as it is known here: column installed_rank, description, type, script, checksum missing.
              expected: installed_rank, version, description, type, script, checksum, success
              found:    version, success
            Name the right table, or grant SELECT on all of its columns.""");
  }

  @Test
  void a_role_that_may_select_that_one_table_is_enough_and_nothing_is_written() {
    flyway.migrate();
    try (TestRole reader = TestRole.in(database)) {
      reader.granted("USAGE ON SCHEMA public", "SELECT ON flyway_schema_history");
      WatchedConnections watched = new WatchedConnections(reader.dataSource());

      assertThat(FlywayHistory.on(watched).read().rows()).hasSize(1);
      assertThat(watched.transactions())
          .containsExactly("on, repeatable read, nothing written, 30s");
    }
  }

  @Test
  void the_table_is_left_as_it_was() {
    flyway.migrate();
    String state =
        "select string_agg(t::text || t.xmin || t.ctid, ';') || count(*) from flyway_schema_history t";
    List<String> before = database.query(state);

    flyway.read();

    assertThat(database.query(state)).isEqualTo(before);
  }

  @Test
  void the_old_table_is_read_where_the_other_is_not() {
    flyway.configuration().table("schema_version").load().migrate();

    assertThat(flyway.read().source()).isEqualTo("public.schema_version of Flyway");
    assertThat(flyway.read().rows()).hasSize(1);
  }

  @Test
  void where_both_tables_are_the_new_one_is_read_and_the_other_named() {
    flyway.migrate();
    database.execute("create table schema_version as select * from flyway_schema_history limit 0");

    assertThat(flyway.read().rows()).hasSize(1);
    assertThat(flyway.read().source())
        .isEqualTo(
            "public.flyway_schema_history of Flyway (public.schema_version is there as well, and is not read)");
    assertThat(FlywayHistory.on(database.dataSource()).table("schema_version").read().rows())
        .isEmpty();
  }

  @Test
  void a_schema_version_of_somebody_else_is_not_taken_for_flyways() {
    database.execute("create table schema_version (version int)");
    assertThatThrownBy(() -> flyway.read())
        .hasMessageContaining("Table public.flyway_schema_history is not there");

    flyway.configuration().baselineOnMigrate(true).baselineVersion("0").load().migrate();
    assertThat(flyway.read().source()).isEqualTo("public.flyway_schema_history of Flyway");
  }

  @Test
  void the_old_table_is_not_read_in_place_of_one_that_the_role_may_not_see() {
    flyway.migrate();
    database.execute("create table schema_version as select * from flyway_schema_history");
    try (TestRole reader = TestRole.in(database)) {
      reader.granted("USAGE ON SCHEMA public", "SELECT ON schema_version");

      assertThatThrownBy(() -> FlywayHistory.on(reader.dataSource()).read())
          .isExactlyInstanceOf(LedgerException.class)
          .hasMessage(
              "Table public.flyway_schema_history is there, but user '%s' may not read it. GRANT SELECT on it (and USAGE on its schema) is all it takes."
                  .formatted(reader.name()));
    }
  }

  @Test
  void a_hundred_thousand_rows_are_read() {
    flyway.migrate();
    database.execute(
        """
        insert into flyway_schema_history
        select n, n::text, 'm ' || n, 'SQL', 'V' || n || '__m_' || n || '.sql', n, 'me', now(), 1, true
          from generate_series(2, 100000) n""");

    assertThat(flyway.read().rows()).hasSize(100_000);
  }

  @Test
  void a_folder_of_scripts_that_is_not_there_is_said() {
    flyway.migrate();

    assertThatThrownBy(
            () -> FlywayHistory.on(database.dataSource()).scripts(folder.resolve("gone")).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            "Folder %s with the scripts of Flyway is not there. Give scripts(...) the folder that Flyway has as its location."
                .formatted(folder.resolve("gone")));
  }

  @Test
  void rows_carry_the_text_of_scripts_that_are_at_hand() throws Exception {
    flyway.script("sub/V2__b.sql", "select 2;").script("V3__c.sql", "select 3;").migrate();
    Files.delete(folder.resolve("V3__c.sql"));

    assertThat(FlywayHistory.on(database.dataSource()).scripts(folder).read().rows())
        .extracting(HistoryRow::text)
        .containsExactly(SqlText.of("create table a(id int);\n"), SqlText.of("select 2;"), null);
    assertThat(flyway.read().rows()).extracting(HistoryRow::text).containsOnlyNulls();
  }

  @Test
  void a_script_name_that_leads_out_of_the_folder_is_not_followed() throws Exception {
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    Files.write(folder.resolve("secret.sql"), "select 'secret';".getBytes(StandardCharsets.UTF_8));
    flyway.migrate();
    flyway.row("'2'", "b", "SQL", "../secret.sql", "7, true");
    flyway.row("'3'", "c", "SQL", folder.resolve("secret.sql").toString(), "7, true");

    assertThat(FlywayHistory.on(database.dataSource()).scripts(scripts).read().rows())
        .extracting(HistoryRow::text)
        .containsOnlyNulls();
  }
}
