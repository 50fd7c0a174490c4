package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.jdbc.testkit.TestSqlite;
import dev.oneledger.jdbc.testkit.WatchedConnections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class HistoryDetectionTest {
  private static final String METADATA =
      "ar_internal_metadata (key varchar(9), value varchar(9), created_at timestamp, updated_at timestamp)";

  private static List<String> found(DataSource dataSource) {
    return HistoryTable.detect(dataSource).stream()
        .map(found -> found.table() + " " + found.name())
        .toList();
  }

  private static void create(ScratchDatabase database, String schema, String... tables) {
    database.execute("CREATE SCHEMA " + schema);
    for (String table : tables) {
      database.execute("CREATE TABLE %s.%s".formatted(schema, table));
    }
  }

  @Test
  void tools_with_one_table_name_are_told_apart_by_their_columns_and_by_what_is_beside() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      create(database, "a", "schema_migrations (version varchar)", METADATA);
      create(database, "b", "schema_migrations (version varchar)");
      create(database, "c", "schema_migrations (version bigint, dirty boolean)");
      create(database, "d", "schema_migrations (version bigint, inserted_at timestamp)");
      create(database, "e", "schema_migrations (version text, statements text[], name text)");
      create(database, "f", "migrations (id int, migration text, batch int)");
      create(database, "g", "migrations (id int, timestamp bigint, name text)");
      create(database, "h", "migrations (hash text, previous_hash text, filename text, date date)");
      create(
          database,
          "i",
          "migrations (schema name, name text, migration jsonb, parent text, done boolean)");

      assertThat(found(database.dataSource()))
          .containsExactly(
              "a.schema_migrations Rails",
              "b.schema_migrations dbmate",
              "c.schema_migrations golang-migrate",
              "d.schema_migrations Ecto",
              "e.schema_migrations Supabase",
              "f.migrations Laravel",
              "g.migrations TypeORM",
              "h.migrations graphile-migrate",
              "i.migrations pgroll");
    }
  }

  @Test
  void what_decides_and_how_to_open_a_reader_is_said() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      database.execute(
          "CREATE TABLE schema_migrations (version varchar)",
          "CREATE TABLE flyway_schema_history (installed_rank int, version text, description text, type text, script text, checksum int, installed_by text, installed_on timestamp, execution_time int, success boolean)",
          "CREATE TABLE databasechangelog (id text, author text, filename text, dateexecuted timestamp, orderexecuted int, exectype text, md5sum text)");

      assertThat(HistoryTable.detect(database.dataSource()))
          .extracting(
              DetectedHistory::tool,
              DetectedHistory::name,
              DetectedHistory::because,
              DetectedHistory::reader)
          .containsExactly(
              tuple(
                  null,
                  "Liquibase",
                  "columns id, author, filename, dateexecuted, md5sum",
                  "LiquibaseHistory.on(dataSource).table(\"public.databasechangelog\") of ledger-liquibase-adapter"),
              tuple(
                  null,
                  "Flyway",
                  "columns installed_rank, version, script, checksum, success",
                  "FlywayHistory.on(dataSource).table(\"public.flyway_schema_history\") of ledger-flyway-adapter"),
              tuple(
                  MigrationTool.DBMATE,
                  "dbmate",
                  "column version, none of dirty, inserted_at, ts, statements, id, and no ar_internal_metadata beside it",
                  "HistoryTable.of(MigrationTool.DBMATE, dataSource).table(\"public.schema_migrations\")"));
    }
  }

  @Test
  void a_known_name_with_unknown_columns_is_no_guess_and_an_ordinary_word_no_finding() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      database.execute(
          "CREATE TABLE migrations (bird text, arrived date)",
          "CREATE TABLE changes (id int, who text)",
          "CREATE TABLE ar_internal_metadata (key text)");

      assertThat(HistoryTable.detect(database.dataSource()))
          .extracting(DetectedHistory::tool, DetectedHistory::name, DetectedHistory::because)
          .containsExactly(
              tuple(
                  null,
                  "unknown",
                  "its name is that of Laravel or TypeORM or graphile-migrate or pgroll, its columns are not: bird, arrived"));
    }
  }

  @Test
  void a_table_with_the_columns_of_two_tools_is_no_guess_either() {
    try (ScratchDatabase database = TestH2.freshDatabase()) {
      database.execute(
          "CREATE TABLE schema_migrations (version bigint, dirty boolean, inserted_at timestamp)");

      assertThat(HistoryTable.detect(database.dataSource()))
          .extracting(DetectedHistory::tool, DetectedHistory::because)
          .containsExactly(
              tuple(
                  null,
                  "it has the columns of Ecto or golang-migrate at once: VERSION, DIRTY, INSERTED_AT"));
    }
  }

  @Test
  void a_table_that_may_not_be_read_is_said_with_what_would_let_it() {
    try (TestDatabase database = TestPostgres.freshDatabase();
        TestRole reader = TestRole.in(database)) {
      database.execute("CREATE TABLE alembic_version (version_num text)");

      assertThat(HistoryTable.detect(reader.dataSource()))
          .extracting(DetectedHistory::toString)
          .containsExactly(
              "public.alembic_version: unknown (user '%s' may not read it: GRANT SELECT on it (and USAGE on its schema))"
                  .formatted(reader.name()));
      reader.granted("USAGE ON SCHEMA public", "SELECT ON alembic_version");
      assertThat(found(reader.dataSource())).containsExactly("public.alembic_version Alembic");
    }
  }

  @Test
  void it_is_two_queries_of_the_catalog_in_one_transaction_that_writes_nothing() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      database.execute("CREATE TABLE alembic_version (version_num text)");
      WatchedConnections watched = new WatchedConnections(database.dataSource());

      assertThat(found(watched)).containsExactly("public.alembic_version Alembic");

      assertThat(watched.queries()).hasSize(2);
      assertThat(watched.transactions())
          .containsExactly("on, repeatable read, nothing written, 30s");
    }
  }

  @Test
  void the_other_products_tell_as_well() {
    try (ScratchDatabase mariaDb = TestMariaDb.freshDatabase();
        ScratchDatabase sqlite = TestSqlite.freshDatabase();
        ScratchDatabase h2 = TestH2.freshDatabase()) {
      for (ScratchDatabase database : List.of(mariaDb, sqlite, h2)) {
        database.execute(
            "CREATE TABLE schema_migrations (version bigint, dirty boolean)",
            "CREATE TABLE _prisma_migrations (id int, checksum char(64), finished_at timestamp, migration_name varchar(9), logs int, rolled_back_at timestamp, started_at timestamp)");
      }
      String database = mariaDb.query("SELECT database()").get(0) + ".";

      assertThat(found(mariaDb.dataSource()))
          .filteredOn(line -> line.startsWith(database))
          .containsExactlyInAnyOrder(
              database + "schema_migrations golang-migrate",
              database + "_prisma_migrations Prisma");
      assertThat(found(sqlite.dataSource()))
          .containsExactlyInAnyOrder(
              "main.schema_migrations golang-migrate", "main._prisma_migrations Prisma");
      assertThat(found(h2.dataSource()))
          .containsExactlyInAnyOrder(
              "PUBLIC.SCHEMA_MIGRATIONS golang-migrate", "PUBLIC._PRISMA_MIGRATIONS Prisma");
    }
  }
}
