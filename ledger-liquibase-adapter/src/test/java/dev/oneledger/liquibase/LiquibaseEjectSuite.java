package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link LiquibaseEject} writes is given to the real Liquibase 4.33. */
abstract class LiquibaseEjectSuite {
  private static final Instant AT = Instant.parse("2026-11-27T10:15:30.123456Z");

  static final Migration TABLE =
      migration(
          "0144_customers",
          """
          -- rollback is in the other file: t\u00e9st
          BEGIN;
          CREATE TABLE customers (
          -- comments are nice
            id int, -- comment on it
            score varchar(40) DEFAULT 'a -- b; c'
          );

          INSERT INTO customers VALUES (1, '${score}');
          COMMIT;
          """,
          "BEGIN;\n\nDROP TABLE customers;\nCOMMIT;\n");
  static final Migration VIEW =
      migration("R__scores", "CREATE OR REPLACE VIEW scores AS SELECT score FROM customers;\n");

  @TempDir Path folder;
  private ScratchDatabase database;
  private LiquibaseFixture liquibase;

  abstract ScratchDatabase freshDatabase();

  abstract SqlDialect dialect();

  /** Migrations of this product alone, to be applied after {@link #TABLE}. */
  abstract List<Migration> special();

  @BeforeEach
  void create() {
    database = freshDatabase();
    liquibase = LiquibaseFixture.of(database, folder, "changelog.xml");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<Migration> all() {
    List<Migration> all = new ArrayList<>();
    all.add(TABLE);
    all.addAll(special());
    all.add(VIEW);
    return all;
  }

  private SortedMap<String, String> files(@Nullable String schema, List<EjectedMigration> applied) {
    return new LiquibaseEject()
        .files(new EjectedHistory("customer hub", "prod", schema, dialect(), applied));
  }

  private static EjectedMigration ejected(Migration migration) {
    return new EjectedMigration(migration.id(), migration, AT, "me");
  }

  private SortedMap<String, String> eject(List<Migration> migrations) {
    SortedMap<String, String> files =
        files(null, migrations.stream().map(LiquibaseEjectSuite::ejected).toList());
    files.forEach(liquibase.files()::file);
    return files;
  }

  /** Runs a script as the product's own client would, up to the first failure. */
  private void run(String script) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (SqlStatement sql : SqlSplitter.split(script, dialect()).statements()) {
        statement.execute(sql.text());
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  @Test
  void liquibase_finds_nothing_to_do_validates_and_applies_the_next_one() {
    all().forEach(migration -> run(migration.apply().text()));
    run(eject(all()).get("eject.sql"));

    assertThat(liquibase.unrun()).isEmpty();
    assertThat(liquibase.validate().status()).contains("is up to date");
    liquibase
        .files()
        .formatted("changes/next.sql", "--changeset me:200_next\nCREATE TABLE next_one (id int);\n")
        .file(
            "changelog.xml",
            eject(all())
                .get("changelog.xml")
                .replace(
                    "</databaseChangeLog>",
                    "<include file=\"changes/next.sql\" relativeToChangelogFile=\"true\"/></databaseChangeLog>"));

    assertThat(liquibase.unrun()).containsExactly("200_next");
    liquibase.update().validate();

    assertThat(liquibase.unrun()).isEmpty();
    assertThat(database.query("SELECT id FROM next_one")).isEmpty();
    assertMatch(all().size() + 1);
  }

  private void assertMatch(int rows) {
    List<HistoryRow> read = liquibase.history().changelogs(folder).read().rows();
    assertThat(read).hasSize(rows);
    for (int i = 0; i < all().size(); i++) {
      Migration ours = all().get(i);
      assertThat(read.get(i).id()).isEqualTo(ours.id());
      assertThat(read.get(i).checksum().judge(ours, all()).outcome())
          .as(read.get(i).key())
          .isEqualTo(Outcome.MATCH);
    }
  }

  @Test
  void an_empty_database_is_built_by_the_files() {
    eject(all());

    liquibase.update().validate();

    assertMatch(all().size());
    assertThat(database.query("SELECT score FROM scores WHERE score LIKE '$%'"))
        .containsExactly("${score}");
    assertThat(liquibase.unrun()).isEmpty();
  }

  @Test
  void a_rollback_is_run_by_liquibase() {
    eject(List.of(TABLE));
    liquibase.update();
    assertThat(database.query("SELECT id FROM customers")).containsExactly("1");

    liquibase.run(
        real -> {
          real.rollback(1, "");
          return real;
        });

    assertThat(liquibase.read().rows()).isEmpty();
    assertThat(liquibase.unrun()).containsExactly("0144_customers");
    liquibase.update();
  }

  @Test
  void it_refuses_where_these_rows_are_already_and_leaves_others_alone() {
    String script = eject(List.of(TABLE)).get("eject.sql");
    liquibase.files().formatted("other.sql", "--changeset me:1\nselect 1;");
    LiquibaseFixture.of(database, folder, "other.sql").update();
    run(script);
    List<String> before = database.contents();

    assertThatThrownBy(() -> run(script))
        .hasMessageContaining("already has changesets of this application; nothing was written");

    assertThat(database.contents()).isEqualTo(before);
    assertThat(liquibase.read().rows())
        .extracting(HistoryRow::key)
        .containsExactlyInAnyOrder(
            "other.sql::1::me",
            "oneledger/customer_hub/0144_customers.sql::0144_customers::oneledger");
  }

  @Test
  void a_migration_known_by_name_has_a_row_and_a_changeset_that_fails_elsewhere() {
    SortedMap<String, String> files =
        files(
            null,
            List.of(
                new EjectedMigration(MigrationId.parse("1_old"), null, AT, "me"), ejected(TABLE)));
    files.forEach(liquibase.files()::file);
    run(files.get("eject.sql"));

    assertThat(files.keySet())
        .containsExactly(
            "changelog.xml", "changes/0144_customers.sql", "changes/1_old.sql", "eject.sql");
    assertThat(files.get("changelog.xml"))
        .containsSubsequence("changes/1_old.sql", "changes/0144_customers.sql");
    assertThat(files.get("changes/1_old.sql")).contains("The text of 1_old is not known");
    assertThat(liquibase.validate().unrun()).isEmpty();
    assertThat(liquibase.read().rows())
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("1_old", "0144_customers");
    assertThat(liquibase.row("1_old::oneledger").checksum().stored()).isNull();
  }

  @Test
  void equal_histories_give_equal_files_with_times_in_utc() {
    assertThat(eject(all())).isEqualTo(eject(all()));
    assertThat(eject(all()).get("eject.sql")).contains("TIMESTAMP '2026-11-27 10:15:30.123456'");
  }

  @Test
  void a_text_that_liquibase_could_not_run_as_it_is_is_refused_by_name() {
    assertThatThrownBy(() -> eject(List.of(migration("1_a", "select 1;\nCOMMIT;\nselect 2;"))))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll("Migration 1_a", "Transaction control on line 2");
    assertThatThrownBy(() -> eject(List.of(migration("1_a", "select '\n-- rollback x';"))))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            "Migration 1_a cannot be handed over to Liquibase as it is: It has a line inside a string or a body that Liquibase would take for its own, such as '-- rollback ...'.");
    assertThatThrownBy(
            () -> eject(List.of(migration("1_a", "select 1;", "select '\n--changeset a:b';"))))
        .hasMessageContaining("Migration 1_a (its rollback)");
  }

  @Test
  void a_rollback_that_must_run_outside_the_changesets_transaction_is_left_out_and_said() {
    String text =
        eject(List.of(migration("1_a", "select 1;", "-- ledger: no-transaction\nselect 2;")))
            .get("changes/1_a.sql");

    assertThat(text)
        .contains("rollback needs to run outside a transaction")
        .doesNotContain("select 2");
  }
}
