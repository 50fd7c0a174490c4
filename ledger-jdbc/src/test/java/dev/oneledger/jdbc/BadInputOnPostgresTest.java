package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.ContractSql.Held;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What goes wrong in a whole start. After each the journal tells the truth, and the next start does
 * the right thing.
 */
class BadInputOnPostgresTest extends FilesOnPostgres {
  private static final String ORDERS = "CREATE TABLE orders (id int);";

  /** A start that fails in a migration, with what the journal then says. */
  private MigrationFailedException fails(DataSource source, String migration) {
    MigrationFailedException failure =
        catchThrowableOfType(MigrationFailedException.class, () -> sync(source));
    assertThat(failure.migration()).hasToString(migration);
    assertThat(kinds(migration)).containsExactly(EntryKind.FAILED);
    assertThat(last().detail("message")).isNotEmpty();
    assertThat(cell(migration)).isEqualTo(CellState.FAILED);
    assertJournalHolds();
    return failure;
  }

  private CellState cell(String migration) {
    return ledger(database.dataSource()).status().cell(migration, "dev").state();
  }

  private void assertJournalHolds() {
    assertThat(ledger(database.dataSource()).journal("dev").verify().findings()).isEmpty();
  }

  /** The next start applies this and nothing else, and the one after it has nothing to do. */
  private void nextStartApplies(String migration) {
    assertThat(sync().applied()).extracting(Object::toString).containsExactly(migration);
    assertThat(cell(migration)).isEqualTo(CellState.APPLIED);
    assertThat(sync().applied()).isEmpty();
    assertJournalHolds();
  }

  private void assertNoOrders() {
    assertThat(ask("SELECT to_regclass('public.orders')")).isNull();
  }

  private PGSimpleDataSource with(String options) {
    PGSimpleDataSource source = database.pgDataSource();
    source.setOptions(options);
    return source;
  }

  @Test
  void a_syntax_error_in_the_seventh_statement() {
    String six = ORDERS + "\n" + "INSERT INTO orders VALUES (1);\n".repeat(5);
    files.put("002_orders.sql", six + "INSERT INTO orders\n  VALUE (7);\nDROP TABLE orders;");

    MigrationFailedException failure = fails(database.dataSource(), "002_orders");

    assertThat(failure)
        .hasMessage(
            """
            Environment 'dev': Migration '002_orders' (002_orders.sql) failed at line 8 (statement 7).
              server    syntax error at or near "VALUE"
              SQLSTATE  42601
            Nothing of it is left in the database. Correct the migration and run it again.\
            """);
    assertThat(failure.line()).isEqualTo(8);
    assertThat(failure.sqlState()).isEqualTo("42601");
    assertThat(last().detail("message")).contains("syntax error at or near \"VALUE\"");
    assertNoOrders();

    files.put("002_orders.sql", six);
    nextStartApplies("002_orders");
    assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("5");
  }

  @Test
  void the_deadline_passes_while_another_runner_holds_the_lock() {
    files.put("002_orders.sql", ORDERS);
    deadline = Duration.ofMillis(200);
    List<JournalEntry> before = entries();
    Held held = new ContractSql(database).holdLock(DEV);
    try {
      assertThatThrownBy(this::sync)
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining(held.holder())
          .hasMessageContaining("Waited 200 ms; nothing was done.");
    } finally {
      held.release();
    }
    assertThat(entries()).isEqualTo(before);
    assertNoOrders();
    deadline = Duration.ofSeconds(60);

    nextStartApplies("002_orders");
  }

  @Test
  void a_statement_waits_too_long_for_a_table() throws SQLException {
    files.put("002_more.sql", ORDERS + "\nALTER TABLE base ADD COLUMN more int;");
    options = target -> target.lockTimeout(Duration.ofMillis(200));
    try (Connection holder = database.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE base IN ACCESS SHARE MODE");

      MigrationFailedException failure = fails(database.dataSource(), "002_more");

      assertThat(failure).hasMessageContaining("allow more with JdbcTarget.lockTimeout(...)");
      assertThat(failure.sqlState()).isEqualTo("55P03");
      assertThat(failure.line()).isEqualTo(2);
      assertNoOrders();
      holder.rollback();
    }
    nextStartApplies("002_more");
  }

  @Test
  void the_connection_is_lost_before_anything_was_sent() {
    files.put("002_orders.sql", ORDERS);
    lostAt(FaultyDriver.before(database.dataSource(), "executeBatch", 0, this::lost));
    assertThat(kinds("002_orders")).isEmpty();
    assertNoOrders();

    nextStartApplies("002_orders");
  }

  @Test
  void the_connection_is_lost_in_the_middle() {
    String kill = "\nDO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;";
    files.put("002_orders.sql", ORDERS + kill);
    lostAt(database.dataSource());
    assertThat(kinds("002_orders")).isEmpty();
    assertNoOrders();

    files.put("002_orders.sql", ORDERS);
    nextStartApplies("002_orders");
  }

  @Test
  void the_connection_is_lost_at_commit() {
    files.put("002_orders.sql", ORDERS);
    LedgerException failure =
        lostAt(FaultyDriver.on(database.dataSource(), "executeBatch", 0, this::lost));
    assertThat(failure)
        .hasMessageContaining("it was applied whole or not at all, and the journal says which");
    assertThat(kinds("002_orders")).containsExactly(EntryKind.APPLIED);
    assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("0");

    assertThat(sync().applied()).isEmpty();
    assertJournalHolds();
  }

  private Throwable lost() {
    return new SQLException("I/O error", "08006");
  }

  private LedgerException lostAt(DataSource source) {
    LedgerException failure =
        catchThrowableOfType(LedgerUnreachableException.class, () -> sync(source));
    assertThat(failure).hasMessageContaining("Migration '002_orders' (002_orders.sql): the ");
    return failure;
  }

  @Test
  void the_user_may_only_read() {
    files.put("002_orders.sql", ORDERS);
    List<String> before = database.contents();
    try (TestRole reader = TestRole.in(database)) {
      reader.granted(
          "USAGE ON SCHEMA public, oneledger", "SELECT ON ALL TABLES IN SCHEMA oneledger");

      assertThatThrownBy(() -> sync(reader.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("may not append in schema \"oneledger\": permission denied")
          .hasMessageContaining("Needed: USAGE on the schema, SELECT and INSERT on its tables.");
    }
    assertThat(database.contents()).isEqualTo(before);

    nextStartApplies("002_orders");
  }

  @Test
  void the_sessions_of_the_user_are_read_only() {
    files.put("002_orders.sql", ORDERS);
    List<String> before = database.contents();

    assertThatThrownBy(() -> sync(with("-c default_transaction_read_only=on")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("read-only transaction")
        .hasMessageContaining("25006");
    assertThat(database.contents()).isEqualTo(before);

    nextStartApplies("002_orders");
  }

  @Test
  void the_user_may_not_see_the_ledger() {
    files.put("002_orders.sql", ORDERS);
    List<String> before = database.contents();
    try (TestRole stranger = TestRole.in(database)) {
      assertThatThrownBy(() -> sync(stranger.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("may not read in schema \"oneledger\": permission denied")
          .hasMessageContaining("Needed: USAGE on the schema and SELECT on its tables.");
    }
    assertThat(database.contents()).isEqualTo(before);

    nextStartApplies("002_orders");
  }

  @Test
  void the_user_may_not_make_the_ledgers_tables() {
    try (TestDatabase empty = TestPostgres.freshDatabase();
        TestRole stranger = TestRole.in(empty)) {
      List<String> before = empty.contents();

      assertThatThrownBy(() -> sync(stranger.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("may not create its tables in schema \"oneledger\"")
          .hasMessageContaining("Needed: CREATE on the database, or the schema made beforehand");
      assertThat(empty.contents()).isEqualTo(before);

      stranger.granted("CREATE ON DATABASE " + empty.name(), "USAGE, CREATE ON SCHEMA public");
      assertThat(sync(stranger.dataSource()).applied()).hasSize(1);
      assertThat(sync(stranger.dataSource()).applied()).isEmpty();
    }
  }

  @Test
  void the_user_may_not_create_tables_where_the_migration_does() {
    files.put("002_orders.sql", ORDERS);
    try (TestRole writer = TestRole.in(database)) {
      writer.granted(
          "USAGE ON SCHEMA public, oneledger", "SELECT, INSERT ON ALL TABLES IN SCHEMA oneledger");

      MigrationFailedException failure = fails(writer.dataSource(), "002_orders");

      assertThat(failure).hasMessageContaining("permission denied for schema public");
      assertThat(failure.sqlState()).isEqualTo("42501");
      assertThat(failure.line()).isEqualTo(1);
      writer.granted("CREATE ON SCHEMA public");
      assertThat(sync(writer.dataSource()).applied()).hasSize(1);
    }
    assertThat(sync().applied()).isEmpty();
    assertJournalHolds();
  }

  @Test
  void the_user_may_not_change_the_table_that_the_migration_changes() {
    files.put("002_more.sql", ORDERS + "\n\nALTER TABLE base ADD COLUMN more int;");
    try (TestRole writer = TestRole.in(database)) {
      writer.granted(
          "USAGE, CREATE ON SCHEMA public",
          "USAGE ON SCHEMA oneledger",
          "SELECT, INSERT ON ALL TABLES IN SCHEMA oneledger");

      MigrationFailedException failure = fails(writer.dataSource(), "002_more");

      assertThat(failure).hasMessageContaining("must be owner of table base");
      assertThat(failure.line()).isEqualTo(3);
      assertNoOrders();
    }
    nextStartApplies("002_more");
  }

  @Test
  void the_server_runs_out_of_the_space_it_may_use() {
    files.put(
        "002_sorted.sql",
        "CREATE TABLE sorted AS\n"
            + "  SELECT md5(i::text) AS m FROM generate_series(1, 200000) i ORDER BY 1;");

    MigrationFailedException failure =
        fails(with("-c temp_file_limit=64kB -c work_mem=64kB"), "002_sorted");

    assertThat(failure).hasMessageContaining("temporary file size exceeds temp_file_limit");
    assertThat(failure.sqlState()).isEqualTo("53400");
    assertThat(ask("SELECT to_regclass('sorted')")).isNull();

    nextStartApplies("002_sorted");
  }

  @Test
  void a_statement_takes_longer_than_the_server_allows() {
    files.put("002_orders.sql", ORDERS + "\nSELECT pg_sleep(1);");

    MigrationFailedException failure = fails(with("-c statement_timeout=150"), "002_orders");

    assertThat(failure).hasMessageContaining("canceling statement due to statement timeout");
    assertThat(failure.sqlState()).isEqualTo("57014");
    assertThat(failure.line()).isEqualTo(2);
    assertNoOrders();

    nextStartApplies("002_orders");
  }

  @Test
  void an_applied_migration_is_edited() {
    String applied = files.put("001_base.sql", "CREATE TABLE base (note text, n bigint);");
    files.put("002_orders.sql", ORDERS);
    List<String> before = database.contents();

    assertThatThrownBy(this::sync)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("Environment 'dev' cannot be synced.")
        .hasMessageContaining("D001 dev, 001_base: the text differs from the one that was applied")
        .hasMessageContaining("applied there  " + SqlText.of(applied).textHash())
        .hasMessageContaining("now            " + SqlText.of(files.get("001_base.sql")).textHash())
        .hasMessageContaining("drift(\"dev\").diff(\"001_base\") shows the difference");
    assertThat(database.contents()).isEqualTo(before);

    files.put("001_base.sql", applied);
    nextStartApplies("002_orders");
  }

  @Test
  void a_rollback_text_has_an_error() {
    files.put("002_orders.sql", ORDERS);
    files.put("002_orders.rollback.sql", "DROP TABLE orders;\nDROP TABLE no_such_table;");
    sync();
    Ledger ledger = ledger(database.dataSource());

    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ledger.rollback("dev", "002_orders"));

    assertThat(failure)
        .hasMessageContaining("3_rollback_of_2_orders")
        .hasMessageContaining("failed at line 2 (statement 2)")
        .hasMessageContaining("table \"no_such_table\" does not exist");
    assertThat(kinds("002_orders")).containsExactly(EntryKind.APPLIED);
    assertThat(last().kind()).isEqualTo(EntryKind.FAILED);
    assertThat(cell("002_orders")).isEqualTo(CellState.APPLIED);
    assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("0");
    assertThat(sync().applied()).isEmpty();
    assertJournalHolds();

    database.execute("CREATE TABLE no_such_table ()");
    ledger.rollback("dev", "002_orders");
    assertRolledBack();
  }

  private void assertRolledBack() {
    assertThat(cell("002_orders")).isEqualTo(CellState.ROLLED_BACK);
    assertNoOrders();
    assertThat(sync().applied()).isEmpty();
    assertJournalHolds();
  }

  @Test
  void a_rollback_text_has_an_error_and_is_mended_by_a_file_of_its_name() {
    files.put("002_orders.sql", ORDERS);
    files.put("002_orders.rollback.sql", "DROP TABLE order;");
    sync();
    assertThatThrownBy(() -> ledger(database.dataSource()).rollback("dev", "002_orders"))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("42601");

    files.put("003_rollback_of_2_orders.sql", "DROP TABLE orders;");
    assertThat(sync().applied())
        .extracting(Object::toString)
        .containsExactly("003_rollback_of_2_orders");
    assertRolledBack();
  }
}
