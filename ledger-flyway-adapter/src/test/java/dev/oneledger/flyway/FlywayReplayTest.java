package dev.oneledger.flyway;

import static dev.oneledger.flyway.FlywayLayoutTest.contents;
import static dev.oneledger.flyway.FlywayLayoutTest.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Migration;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.configuration.ConfigUtils;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real Flyway replays what the layout wrote. */
@Timeout(60)
class FlywayReplayTest {
  private static final Migration TABLE =
      migration(
          "0144_customer_health_score",
          "-- for psql\nBEGIN;\nCREATE TABLE customers (id int, score text);\n\nCOMMIT;\n",
          "BEGIN;\nDROP TABLE customers;\nCOMMIT;\n");
  private static final Migration DOLLARS =
      migration("145__9_dollars", "INSERT INTO customers VALUES (1, '${score} $$');", null);
  private static final Migration INDEX =
      migration(
          "146_idx",
          "-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY customers_score ON customers(score);\n",
          "-- ledger: no-transaction\nDROP INDEX CONCURRENTLY customers_score;\n");
  private static final Migration NAMELESS = migration("147", "SELECT 1;", null);
  private static final Migration VIEW =
      migration(
          "R__scores",
          "BEGIN;\nCREATE OR REPLACE VIEW scores AS SELECT '${x}'::text AS x;\nCOMMIT;\n",
          null);

  @TempDir private Path folder;
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Flyway flyway(Migration... lineage) throws IOException {
    for (Map.Entry<String, Supplier<String>> file :
        new FlywayLayout().files(contents(lineage)).entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue().get());
    }
    Properties settings = new Properties();
    settings.putAll(
        ConfigUtils.loadConfigurationFile(folder.resolve("flyway.conf").toFile(), "UTF-8", true));
    Object lockByTransaction = settings.remove("flyway.postgresql.transactional.lock");
    FluentConfiguration configuration =
        Flyway.configure()
            .configuration(settings)
            .locations("filesystem:" + folder.resolve("sql"))
            .validateMigrationNaming(true)
            .dataSource(database.dataSource());
    if (lockByTransaction != null) {
      // The command line reads this key itself; the API needs Jackson 3 to, or this call.
      configuration
          .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
          .setTransactionalLock(Boolean.parseBoolean(lockByTransaction.toString()));
    }
    return configuration.load();
  }

  @Test
  void an_empty_database_is_built_validates_and_matches_text_by_text() throws IOException {
    List<Migration> lineage = List.of(TABLE, DOLLARS, INDEX, NAMELESS, VIEW);
    Flyway flyway = flyway(lineage.toArray(Migration[]::new));

    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(5);
    flyway.validate();
    assertThat(flyway.migrate().migrationsExecuted).isZero();

    assertThat(database.query("SELECT score FROM customers")).containsExactly("${score} $$");
    assertThat(database.query("SELECT x FROM scores")).containsExactly("${x}");
    List<HistoryRow> rows = FlywayHistory.on(database.dataSource()).read().rows();
    assertThat(rows)
        .extracting(HistoryRow::id)
        .containsExactlyElementsOf(lineage.stream().map(Migration::id).toList());
    for (int i = 0; i < lineage.size(); i++) {
      Migration ours = lineage.get(i);
      assertThat(rows.get(i).checksum().judge(ours, lineage).outcome())
          .as(rows.get(i).key())
          .isEqualTo(Outcome.MATCH);
    }
  }

  @Test
  void a_failing_script_leaves_nothing_since_its_own_commit_is_gone() throws IOException {
    Flyway flyway =
        flyway(migration("1_a", "BEGIN;\nCREATE TABLE half();\nSELECT 1/0;\nCOMMIT;\n", null));

    assertThatThrownBy(flyway::migrate).hasMessageContaining("V1__a.sql");
    assertThat(database.query("SELECT to_regclass('half')")).containsOnlyNulls();
  }

  @Test
  void a_changed_text_is_a_mismatch_after_a_replay_too() throws IOException {
    flyway(TABLE).migrate();
    HistoryRow row = FlywayHistory.on(database.dataSource()).read().rows().get(0);
    Migration changed =
        migration(
            "0144_customer_health_score", TABLE.apply().text().replace("score", "rank"), null);

    assertThat(row.checksum().judge(changed, List.of(changed)).outcome())
        .isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_later_release_with_a_lower_revision_is_applied_on_top() throws IOException {
    flyway(TABLE, INDEX).migrate();

    assertThat(flyway(TABLE, INDEX, DOLLARS).migrate().migrationsExecuted).isEqualTo(1);
    assertThat(FlywayHistory.on(database.dataSource()).read().rows())
        .extracting(HistoryRow::id)
        .containsExactly(TABLE.id(), INDEX.id(), DOLLARS.id());
  }
}
