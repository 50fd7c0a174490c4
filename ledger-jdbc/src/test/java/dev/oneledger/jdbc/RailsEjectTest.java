package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import dev.oneledger.spi.HistoryRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RailsEjectTest {
  private static final String TRICKY =
      """
      BEGIN;
      CREATE TABLE a (id int);
      INSERT INTO a SELECT 1 WHERE 'it''s \\ #{no}' LIKE '%\\%';
      COMMIT;
      """;
  private static final List<EjectedMigration> APPLIED =
      List.of(
          applied("0141_init", TRICKY, "DROP TABLE a;"),
          applied("142_Init", "CREATE TABLE b (\nSQL\n int);", null),
          applied(
              "143_2nd.try",
              "-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON a(id);",
              null),
          new EjectedMigration(MigrationId.parse("144_hotfix"), null, Instant.EPOCH, "ada"));

  private static EjectedMigration applied(String id, String text, String rollback) {
    return new EjectedMigration(
        MigrationId.parse(id),
        new Migration(
            MigrationId.parse(id),
            SqlText.of(text),
            rollback == null ? null : SqlText.of(rollback),
            !text.startsWith("-- ledger: no-transaction"),
            id + ".sql"),
        Instant.EPOCH,
        "ada");
  }

  private static SortedMap<String, String> files(
      SqlDialect dialect, List<EjectedMigration> applied) {
    return new RailsEject().files(new EjectedHistory("hub", "prod", "public", dialect, applied));
  }

  @Test
  void each_migration_is_a_class_of_its_own_with_its_statements_as_they_are() {
    SortedMap<String, String> files = files(SqlDialect.POSTGRESQL, APPLIED);

    assertThat(files.keySet())
        .containsExactly(
            "db/migrate/141_init.rb",
            "db/migrate/142_init_142.rb",
            "db/migrate/143_migration_2nd_try.rb",
            "db/migrate/144_hotfix.rb",
            "eject.sql");
    assertThat(files.get("db/migrate/141_init.rb"))
        .isEqualTo(
            """
            class Init < ActiveRecord::Migration[6.1]
              def up
                execute <<'SQL'
            CREATE TABLE a (id int)
            SQL
                execute <<'SQL'
            INSERT INTO a SELECT 1 WHERE 'it''s \\ #{no}' LIKE '%\\%'
            SQL
              end

              def down
                execute <<'SQL'
            DROP TABLE a
            SQL
              end
            end
            """);
    assertThat(files.get("db/migrate/142_init_142.rb"))
        .startsWith("class Init142 <")
        .contains("execute <<'SQL_'\nCREATE TABLE b (\nSQL\n int)\nSQL_\n")
        .contains("raise ActiveRecord::IrreversibleMigration");
    assertThat(files.get("db/migrate/143_migration_2nd_try.rb"))
        .startsWith(
            "class Migration2ndTry < ActiveRecord::Migration[6.1]\n  disable_ddl_transaction!\n");
    assertThat(files.get("db/migrate/144_hotfix.rb")).contains("is not known to the ledger");
  }

  @Test
  void the_history_it_writes_is_read_back_as_rails_has_it() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      database.execute(files(SqlDialect.POSTGRESQL, APPLIED).get("eject.sql").split(";\n"));

      assertThat(HistoryTable.rails(database.dataSource(), "schema_migrations").read().rows())
          .extracting(HistoryRow::key)
          .containsExactly("141", "142", "143", "144");
      assertThatThrownBy(
              () ->
                  database.execute(
                      files(SqlDialect.POSTGRESQL, APPLIED).get("eject.sql").split(";\n")))
          .hasStackTraceContaining("already exists");
    }
  }

  @Test
  void names_that_come_to_one_class_are_told_apart() {
    assertThat(
            files(
                    SqlDialect.POSTGRESQL,
                    List.of(
                        applied("1_add_7", "select 1;", null),
                        applied("2_add", "select 1;", null),
                        applied("3_add7", "select 1;", null),
                        applied("7_add", "select 1;", null)))
                .keySet())
        .containsExactly(
            "db/migrate/1_add_7.rb",
            "db/migrate/2_add.rb",
            "db/migrate/3_add7_3.rb",
            "db/migrate/7_add_7_7.rb",
            "eject.sql");
  }

  @Test
  void what_rails_cannot_hold_is_refused_by_name() {
    assertThatThrownBy(
            () -> files(SqlDialect.MARIADB, List.of(applied("R__views", "select 1;", null))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Rails cannot hold migration R__views");
    assertThatThrownBy(
            () -> files(SqlDialect.MARIADB, List.of(applied("1.10__x", "select 1;", null))))
        .hasMessageContaining("expected a revision that is one number");
    assertThatThrownBy(() -> files(SqlDialect.H2, APPLIED)).hasMessageContaining("no adapter");
    assertThatThrownBy(
            () ->
                files(
                    SqlDialect.POSTGRESQL,
                    List.of(applied("1_x", "COPY t FROM stdin;\n1\n\\.\n", null))))
        .hasMessageContaining("Migration 1_x cannot be handed over to Rails as it is")
        .hasMessageContaining("data lines after COPY");
  }

  @Test
  void rails_itself_finds_nothing_to_do_and_applies_the_next_one(@TempDir Path folder)
      throws Exception {
    assumeThat(run(List.of("ruby", "-e", "require 'active_record'; require 'pg'")))
        .as("Ruby with Active Record and pg")
        .isEqualTo("");
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      SortedMap<String, String> files = files(SqlDialect.POSTGRESQL, APPLIED);
      for (String file : files.keySet()) {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), files.get(file));
      }
      database.execute("CREATE TABLE a (id int)");
      database.execute(files.get("eject.sql").split(";\n"));
      Files.writeString(
          folder.resolve("db/migrate/145_next.rb"),
          "class Next < ActiveRecord::Migration[6.1]\n  def up\n    execute 'CREATE TABLE next (id int)'\n  end\nend\n");

      String told = run(List.of("ruby", script(folder), url(database), folder + "/db/migrate"));

      assertThat(told).isEqualTo("pending before: 145; after: 0\n");
      assertThat(database.query("SELECT count(*) FROM next")).hasSize(1);
    }
  }

  private static String url(TestDatabase database) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            database.user(),
            database.password(),
            database.pgDataSource().getServerNames()[0],
            database.pgDataSource().getPortNumbers()[0],
            database.name());
  }

  private static String script(Path folder) throws Exception {
    try (InputStream script =
        Objects.requireNonNull(RailsEjectTest.class.getResourceAsStream("rails_migrate.rb"))) {
      return Files.write(folder.resolve("rails_migrate.rb"), script.readAllBytes()).toString();
    }
  }

  /** What a command prints; that it cannot be run is told like an error of its own. */
  private static String run(List<String> command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? printed : "failed: " + printed;
    } catch (IOException notThere) {
      return "cannot be run: " + notThere.getMessage();
    }
  }
}
