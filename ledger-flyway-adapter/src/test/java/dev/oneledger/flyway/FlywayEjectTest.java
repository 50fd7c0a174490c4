package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An environment that we manage goes to the real Flyway. */
class FlywayEjectTest {
  private static final Instant APPLIED = Instant.parse("2026-03-29T01:30:00.123456Z");
  private static final List<Migration> OURS =
      List.of(
          migration("001_a", "create table a(id int);\n-- t\u00e9st\n", "drop table a;"),
          migration("1.10__9_b__c", "insert into a values (1);\n", null),
          migration(
              "2024-10-25-112826_dollars", "create table d(x varchar(9) default '${x}');", null),
          migration("20250101000000", "create table e(id int);", null),
          migration("R__a_view", "create or replace view v as select '${x}' as x;\n", null));

  @TempDir private Path folder;

  private static Migration migration(String id, String text, String rollback) {
    return FlywayLayoutTest.migration(id, text, rollback);
  }

  private static EjectedHistory history(FlywayProduct product, List<EjectedMigration> applied) {
    return new EjectedHistory("shop", "prod", null, product.dialect, applied);
  }

  private static List<EjectedMigration> applied(List<Migration> migrations) {
    List<EjectedMigration> applied = new ArrayList<>();
    for (Migration migration : migrations) {
      applied.add(new EjectedMigration(migration.id(), migration, APPLIED, "ann\\'s \u00fc"));
    }
    return applied;
  }

  private Flyway write(ScratchDatabase database, EjectedHistory history) {
    FlywayFixture files = new FlywayFixture(database, folder);
    new FlywayEject().files(history).forEach(files::script);
    return Flyway.configure()
        .dataSource(database.dataSource())
        .locations("filesystem:" + folder.resolve("sql"))
        .placeholderReplacement(false)
        .validateMigrationNaming(true)
        .load();
  }

  private static void run(FlywayProduct product, ScratchDatabase database, EjectedHistory history) {
    String sql = new FlywayEject().files(history).get("eject.sql");
    Scripts.run(product, database, sql);
  }

  private static void sync(ScratchDatabase database) {
    Map<String, String> texts = new TreeMap<>();
    OURS.forEach(ours -> texts.put(ours.id() + ".sql", ours.apply().text()));
    Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(texts))
        .environment(Environment.managed("prod", JdbcTarget.on(database.dataSource())))
        .open()
        .sync("prod");
  }

  @ParameterizedTest
  @EnumSource
  void flyway_finds_nothing_to_do_validates_and_applies_the_next_one(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      sync(database);
      EjectedHistory history = history(product, applied(OURS));
      run(product, database, history);
      Flyway flyway = write(database, history);

      assertThat(flyway.info().pending()).isEmpty();
      flyway.validate();
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      new FlywayFixture(database, folder)
          .script("sql/V20260101000000__next.sql", "create table next_one(id int);");
      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
      flyway.validate();
      assertThat(flyway.info().applied())
          .extracting(MigrationInfo::getScript)
          .hasSize(6)
          .contains("V20260101000000__next.sql");
    }
  }

  @ParameterizedTest
  @EnumSource
  void our_own_reading_of_it_matches_in_order_text_by_text(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      EjectedHistory history = history(product, applied(OURS));
      run(product, database, history);
      write(database, history);

      HistoryReading reading =
          FlywayHistory.on(database.dataSource())
              .scripts(folder.resolve("sql"))
              .zone(ZoneOffset.UTC)
              .read();

      assertThat(reading.pending()).isEmpty();
      assertThat(reading.rows())
          .extracting(HistoryRow::id, HistoryRow::state)
          .containsExactlyElementsOf(
              OURS.stream().map(ours -> tuple(ours.id(), HistoryState.APPLIED)).toList());
      for (int i = 0; i < OURS.size(); i++) {
        HistoryRow row = reading.rows().get(i);
        assertThat(row.checksum().judge(OURS.get(i), OURS).outcome()).isEqualTo(Outcome.MATCH);
        assertThat(row.details().get("installed_by")).isEqualTo("ann\\'s \u00fc");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_table_is_the_one_that_flyway_makes(FlywayProduct product) {
    try (ScratchDatabase theirs = product.freshDatabase();
        ScratchDatabase ours = product.freshDatabase()) {
      new FlywayFixture(theirs, folder).script("V1__a.sql", "select 1;").migrate();
      run(product, ours, history(product, applied(List.of(migration("1_a", "select 1;", null)))));

      assertThat(product.definition(ours)).isNotEmpty().isEqualTo(product.definition(theirs));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_moment_of_application_is_kept_in_utc_whatever_the_sessions_zone(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      run(product, database, history(product, applied(OURS)));
      String time = product.quoted("installed_on");
      String epoch =
          switch (product) {
            case POSTGRESQL -> "extract(epoch from " + time + " at time zone 'UTC')::bigint";
            case MARIADB -> "unix_timestamp(" + time + ")";
            case H2 -> "datediff(second, timestamp '1970-01-01 00:00:00', " + time + ")";
          };

      assertThat(
              database.query(
                  "select %s from %s where %s > 0"
                      .formatted(
                          epoch,
                          product.quoted("flyway_schema_history"),
                          product.quoted("installed_rank"))))
          .containsOnly(Long.toString(APPLIED.getEpochSecond()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_table_that_is_there_already_stops_it_and_is_left_as_it_was(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      new FlywayFixture(database, folder).script("V1__a.sql", "create table a(id int);").migrate();
      List<String> before = database.contents();

      assertThatThrownBy(() -> run(product, database, history(product, applied(OURS))))
          .rootCause()
          .hasMessageContaining("flyway_schema_history")
          .hasMessageContaining("already exists");
      assertThat(database.contents()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_known_by_name_only_keeps_flyway_green_and_fails_on_an_empty_database(
      FlywayProduct product) {
    MigrationId name = MigrationId.parse("3_by_name_only");
    EjectedHistory history =
        history(product, List.of(new EjectedMigration(name, null, APPLIED, "ann")));
    try (ScratchDatabase database = product.freshDatabase();
        ScratchDatabase empty = product.freshDatabase()) {
      run(product, database, history);
      Flyway flyway = write(database, history);

      flyway.validate();
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      assertThatThrownBy(() -> write(empty, history).migrate())
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("The text of 3_by_name_only is not known: put it into this file");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void the_table_lies_in_the_schema_that_the_environment_names(FlywayProduct product) {
    EjectedHistory history =
        new EjectedHistory("shop", "prod", "app", product.dialect, applied(OURS));
    try (ScratchDatabase database = product.freshDatabase()) {
      database.execute("CREATE SCHEMA " + product.quoted("app"));
      run(product, database, history);
      Flyway flyway =
          Flyway.configure()
              .configuration(write(database, history).getConfiguration())
              .defaultSchema("app")
              .load();

      flyway.validate();
      assertThat(flyway.info().pending()).isEmpty();
      assertThat(new FlywayEject().files(history).get("flyway.conf"))
          .contains("\nflyway.defaultSchema=app\n");
    }
  }

  @Test
  void the_files_are_the_scripts_their_settings_and_the_history() {
    EjectedHistory history =
        new EjectedHistory(
            "shop\nDROP TABLE a;", "prod", null, SqlDialect.POSTGRESQL, applied(OURS));

    assertThat(new FlywayEject().files(history))
        .isEqualTo(new FlywayEject().files(history))
        .containsOnlyKeys(
            "eject.sql",
            "flyway.conf",
            "sql/R__a_view.sql",
            "sql/R__a_view.sql.conf",
            "sql/V001__a.sql",
            "sql/V1.10__9_b__c.sql",
            "sql/V20241025112826__dollars.sql",
            "sql/V20241025112826__dollars.sql.conf",
            "sql/V20250101000000__.sql",
            "undo/U001__a.sql")
        .hasEntrySatisfying(
            "eject.sql",
            sql ->
                assertThat(sql)
                    .startsWith("-- What is applied to shop DROP TABLE a; in prod,")
                    .contains(
                        "(1, '001', 'a', 'SQL', 'V001__a.sql', %d, E'ann\\\\''s \u00fc', TIMESTAMP '2026-03-29 01:30:00.123456', 0, TRUE)"
                            .formatted(FlywayChecksum.of("create table a(id int);-- t\u00e9st"))));
  }

  @Test
  void a_version_that_flyway_has_no_room_for_is_refused_and_a_long_user_cut() {
    Migration longest = migration("1".repeat(50) + "_a", "select 1;", null);
    Migration tooLong = migration("1".repeat(51) + "_a", "select 1;", null);
    String user = "\ud83d\ude00".repeat(101);

    assertThat(
            new FlywayEject()
                .files(
                    history(
                        FlywayProduct.POSTGRESQL,
                        List.of(new EjectedMigration(longest.id(), longest, APPLIED, user))))
                .get("eject.sql"))
        .contains("'" + "\ud83d\ude00".repeat(100) + "'");
    assertThatThrownBy(
            () ->
                new FlywayEject()
                    .files(history(FlywayProduct.POSTGRESQL, applied(List.of(tooLong)))))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            "Flyway cannot hold migration %s: its table has room for a version of 50 characters, and this one has 51."
                .formatted(tooLong.id()));
  }

  @ParameterizedTest
  @EnumSource
  void an_environment_without_migrations_gives_flyway_an_empty_history(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      run(product, database, history(product, List.of()));
      new FlywayFixture(database, folder).script("sql/V1__a.sql", "create table a(id int);");
      Flyway flyway = write(database, history(product, List.of()));

      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    }
  }
}
