package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.PgBouncer;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.Race;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Environment and ledger behind PgBouncer, whose clients share two sessions of the server. */
class TransactionPoolerTest {
  private static final int SESSIONS = 2;
  private static final int MIGRATIONS = 20;
  private static final String BUILD = "CREATE INDEX CONCURRENTLY i ON probe (migration)";

  private final Map<String, String> files = new TreeMap<>();
  private UnaryOperator<JdbcTarget> options = UnaryOperator.identity();
  private TestDatabase database;
  private PgBouncer bouncer;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    bouncer = PgBouncer.before(database, SESSIONS);
    files.put("001_probe.sql", "CREATE TABLE probe (migration int NOT NULL);");
    for (int i = 2; i <= MIGRATIONS; i++) {
      files.put(
          "%03d_step.sql".formatted(i),
          "CREATE TABLE t%1$d (x int);\nINSERT INTO probe VALUES (%1$d);".formatted(i));
    }
  }

  @AfterEach
  void close() {
    if (bouncer != null) {
      bouncer.close();
    }
    database.close();
  }

  /** Through the pooler; a threshold below zero stands for the driver's own default. */
  private DataSource pooled(int prepareThreshold) {
    PGSimpleDataSource through = bouncer.dataSource();
    if (prepareThreshold >= 0) {
      through.setPrepareThreshold(prepareThreshold);
    }
    return through;
  }

  private Ledger ledger(DataSource source) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(source))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", options.apply(JdbcTarget.on(source))))
        .open();
  }

  private SyncReport sync() {
    return ledger(pooled(-1)).sync("dev");
  }

  private List<String> advisoryLocks() {
    return database.query(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database ="
            + " (SELECT oid FROM pg_database WHERE datname = current_database())");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 5})
  void starters_all_succeed_and_apply_each_migration_once(int prepareThreshold) throws Exception {
    List<SyncReport> reports = Race.of(8, starter -> ledger(pooled(prepareThreshold)).sync("dev"));

    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum())
        .isEqualTo(MIGRATIONS);
    assertThat(database.rows("SELECT count(*), count(DISTINCT migration) FROM probe"))
        .containsExactly(List.of("19", "19"));
    Ledger ledger = ledger(pooled(prepareThreshold));
    assertThat(ledger.sync("dev").applied()).isEmpty();
    assertThat(ledger.journal("dev").verify().findings()).isEmpty();
    assertThat(ledger.journal().verify().entries()).hasSize(MIGRATIONS);
    assertThat(advisoryLocks()).isEmpty();
  }

  @Test
  void a_failed_migration_leaves_nothing_and_the_mended_one_is_applied() {
    files.put("021_bad.sql", "CREATE TABLE half (x int);\nINSERT INTO nowhere VALUES (1);");
    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("failed at line 2 (statement 2)");
    assertThat(database.query("SELECT to_regclass('half') IS NULL")).containsExactly("t");

    files.put("021_bad.sql", "CREATE TABLE half (x int);");
    assertThat(sync().applied()).extracting(Object::toString).containsExactly("021_bad");
  }

  @Test
  void what_a_migration_sets_does_not_reach_the_next_client_of_the_session() throws SQLException {
    database.execute("CREATE SCHEMA other");
    files.put(
        "021_settings.sql",
        "SET search_path = other;\nSET statement_timeout = '77s';\nSET ROLE pg_monitor;\n"
            + "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;");
    options = target -> target.schema("public");
    sync();

    for (int client = 0; client < 4 * SESSIONS; client++) {
      assertThat(settings()).containsExactly("\"$user\", public", "0", "none", "off");
    }
  }

  /** As a client finds them that gets one of the shared sessions. */
  private List<String> settings() throws SQLException {
    String show =
        "SELECT current_setting('search_path'), current_setting('statement_timeout'),"
            + " current_setting('role'), current_setting('default_transaction_read_only')";
    try (Connection connection = bouncer.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(show)) {
      row.next();
      return List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
  }

  @Test
  void a_migration_without_a_transaction_is_refused_before_any_of_it_runs() {
    files.put(
        "021_index.sql",
        "-- ledger: no-transaction\nINSERT INTO probe VALUES (21);\n" + BUILD + ";");

    for (int starts = 0; starts < 2; starts++) {
      assertThatThrownBy(this::sync)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("Migration '021_index'")
          .hasMessageContaining("runs statement by statement")
          .hasMessageContaining("leads through a pooler that may change the session")
          .hasMessageContaining("nothing was done")
          .hasMessageContaining("JdbcTarget.statementConnections(...)");
    }

    assertThat(database.query("SELECT 1 FROM probe WHERE migration = 21")).isEmpty();
    assertThat(database.query("SELECT to_regclass('i') IS NULL")).containsExactly("t");
    assertThat(advisoryLocks()).isEmpty();
    assertThat(ledger(pooled(-1)).journal("dev").entries()).hasSize(MIGRATIONS + 1);
  }

  @Test
  void with_a_direct_data_source_for_it_it_is_applied() throws Exception {
    files.put("021_index.sql", "-- ledger: no-transaction\n" + BUILD + ";");
    options = target -> target.statementConnections(database.dataSource());

    List<SyncReport> reports = Race.of(4, starter -> sync());

    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum())
        .isEqualTo(MIGRATIONS + 1);
    assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
        .containsExactly("t");
    assertThat(advisoryLocks()).isEmpty();
  }
}
