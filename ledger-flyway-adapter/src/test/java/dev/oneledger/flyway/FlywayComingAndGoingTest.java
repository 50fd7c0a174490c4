package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An environment comes over from the real Flyway and goes back to it. */
class FlywayComingAndGoingTest {
  private static final String HISTORY = "flyway_schema_history";

  @TempDir private Path theirFolder;
  @TempDir private Path ejected;
  private final Map<String, String> ours = new TreeMap<>();

  private void both(FlywayFixture flyway, String theirName, String ourName, String text) {
    flyway.script(theirName, text);
    ours.put(ourName, text);
  }

  private FlywayFixture theirs(ScratchDatabase database) {
    FlywayFixture flyway = new FlywayFixture(database, theirFolder);
    both(flyway, "V001__a.sql", "001_a.sql", "create table a(id int);\r\n-- t\u00e9st \u00e4\r\n");
    both(flyway, "V1_10__b.sql", "1_10_b.sql", "\uFEFFcreate table b(id int);\n");
    both(flyway, "V2__c.sql", "2_c.sql", "insert into a values (1);\ninsert into a values (2);");
    both(flyway, "R__v.sql", "R__v.sql", "create or replace view v as select 1 as x;\r\n");
    return flyway.migrate();
  }

  private Ledger ledger(ScratchDatabase store, Environment environment) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(store.dataSource()))
        .migrations(MigrationSource.of(ours))
        .environment(environment)
        .open();
  }

  @ParameterizedTest
  @EnumSource
  void everything_matches_is_promoted_goes_on_and_is_ejected_again(FlywayProduct product)
      throws IOException {
    try (ScratchDatabase store = TestH2.freshDatabase();
        ScratchDatabase database = product.freshDatabase()) {
      FlywayFixture flyway = theirs(database);
      FlywayHistory history = FlywayHistory.on(database.dataSource()).scripts(theirFolder);
      Environment reconcile = Environment.reconcile("prod", history);
      Environment managed =
          Environment.managed("prod", JdbcTarget.on(database.dataSource())).readingHistory(history);

      Ledger before = ledger(store, reconcile);
      before.sync("prod");
      assertMatches(before.drift("prod"), 4);

      ours.put("3_d.sql", "create table d(id int);");
      Ledger promoted = ledger(store, managed);
      promoted.promote("prod", history);
      assertThat(promoted.sync("prod").applied()).containsExactly(MigrationId.parse("3_d"));
      assertThat(promoted.drift("prod").findings()).isEmpty();

      flyway.script("V9__hotfix.sql", "create table hotfix(id int);").migrate();
      assertThat(promoted.drift("prod").findings())
          .extracting(Finding::place)
          .anySatisfy(place -> assertThat(place).contains("hotfix"));
      forgetHotfix(database, product);

      promoted.eject("prod", new FlywayEject()).writeTo(ejected);
      database.execute("DROP TABLE " + product.quoted(HISTORY));
      Scripts.run(product, database, Files.readString(ejected.resolve("eject.sql")));
      Flyway back = ejectedFlyway(database);
      back.validate();
      assertThat(back.migrate().migrationsExecuted).isZero();

      promoted.demote("prod", FlywayHistory.on(database.dataSource()));
      assertMatches(ledger(store, reconcileEjected(database)).drift("prod"), 5);
      Files.writeString(ejected.resolve("sql/V4__e.sql"), "create table e(id int);");
      assertThat(back.migrate().migrationsExecuted).isEqualTo(1);
      back.validate();
    }
  }

  private Environment reconcileEjected(ScratchDatabase database) {
    return Environment.reconcile(
        "prod", FlywayHistory.on(database.dataSource()).scripts(ejected.resolve("sql")));
  }

  private Flyway ejectedFlyway(ScratchDatabase database) {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .locations("filesystem:" + ejected.resolve("sql"))
        .placeholderReplacement(false)
        .load();
  }

  private static void forgetHotfix(ScratchDatabase database, FlywayProduct product) {
    database.execute(
        "DROP TABLE hotfix",
        "DELETE FROM %s WHERE %s = '9'"
            .formatted(product.quoted(HISTORY), product.quoted("version")));
  }

  private static void assertMatches(DriftReport drift, int migrations) {
    assertThat(drift.findings()).isEmpty();
    assertThat(drift.rows()).hasSize(migrations);
    assertThat(drift.rows()).extracting(DriftReport.Row::state).containsOnly(RowState.IN_SYNC);
    assertThat(drift.rows())
        .allSatisfy(
            row ->
                assertThat(Objects.requireNonNull(row.verdict()).outcome())
                    .isEqualTo(Outcome.MATCH));
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void promotion_waits_for_what_only_flyway_can_apply(FlywayProduct product) {
    try (ScratchDatabase store = TestH2.freshDatabase();
        ScratchDatabase database = product.freshDatabase()) {
      FlywayFixture flyway = theirs(database);
      flyway
          .script("db/V8__In_java.java", "class V8__In_java {}")
          .script("V9__placeholder.sql", "create table ${ph}(id int);");
      ours.put("9_placeholder.sql", "create table ${ph}(id int);");
      FlywayHistory history = FlywayHistory.on(database.dataSource()).scripts(theirFolder);
      ledger(store, Environment.reconcile("prod", history)).sync("prod");
      Ledger managed =
          ledger(store, Environment.managed("prod", JdbcTarget.on(database.dataSource())));

      assertThatThrownBy(() -> managed.promote("prod", history))
          .isInstanceOf(FindingsException.class)
          .hasMessageContaining("db/V8__In_java.java")
          .hasMessageContaining("it is written in Java")
          .hasMessageContaining("V9__placeholder.sql")
          .hasMessageContaining("it has placeholders ${...} that Flyway replaces");
      assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname = 'oneledger'"))
          .isEmpty();
    }
  }
}
