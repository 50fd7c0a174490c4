package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.spi.MigrationSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts as people write them for MariaDB. */
class ScriptsOnMariaDbTest extends FilesOnProduct {
  private static final String STATE =
      """
      SELECT CONNECTION_ID(), DATABASE(), @@sql_mode, @@foreign_key_checks, @@unique_checks,
        @@time_zone, @@autocommit, @@lock_wait_timeout, @@innodb_lock_wait_timeout,
        @@character_set_client, @@tx_isolation, @@tx_read_only, @mine, @ours\
      """;

  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }

  @BeforeEach
  void begin() {
    file("001_base", "CREATE TABLE base (id int PRIMARY KEY, note varchar(100))");
    sync();
  }

  private static List<String> state(SingleConnection connection) throws SQLException {
    Connection physical = connection.physical();
    try (Statement statement = physical.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(row.getString(i));
      }
      return values;
    }
  }

  @Test
  void a_procedure_and_a_trigger_behind_another_delimiter_are_made_and_work() {
    files.put(
        "002_routines.sql",
        """
        DELIMITER //
        CREATE PROCEDURE fill(IN n int)
        BEGIN
          DECLARE i int DEFAULT 0;
          WHILE i < n DO
            INSERT INTO base (id) VALUES (i);
            SET i = i + 1;
          END WHILE;
          SELECT COUNT(*) FROM base; -- a result in between
        END //
        CREATE TRIGGER noted BEFORE INSERT ON base FOR EACH ROW
        BEGIN
          SET NEW.note = CONCAT('; ', NEW.id);
        END//
        DELIMITER ;
        CALL fill(3);
        """);

    assertThat(applied()).containsExactly("002_routines");

    assertThat(database.query("SELECT note FROM base ORDER BY id"))
        .containsExactly("; 0", "; 1", "; 2");
    assertThat(applied()).isEmpty();
  }

  @Test
  void an_error_behind_the_first_result_of_a_call_is_not_lost() {
    database.execute(
        "CREATE PROCEDURE half() BEGIN INSERT INTO base VALUES (1, 'kept'); SELECT 1; SELECT 2;"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'gave up'; END");
    file("002_half", "CALL half()", "INSERT INTO base VALUES (2, 'x')");

    assertThatThrownBy(this::sync)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D013")
        .hasMessageContaining("gave up");

    assertThat(last().kind()).isEqualTo(EntryKind.IN_DOUBT);
    assertThat(database.query("SELECT id FROM base")).containsExactly("1");
  }

  @Test
  void the_line_within_a_statement_is_told() {
    files.put(
        "002_wrong.sql",
        "SELECT 1;\n\nCREATE TABLE made (\n  id int,\n  name varchar(10) NOPE\n);");

    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("line 6 (statement 2)")
        .hasMessageContaining("error 1064");

    file("002_wrong", "SELECT 1", "INSERT base (1, 'secretive')");
    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("error 1064")
        .hasMessageNotContaining("secretive");
  }

  @Test
  void a_session_is_given_back_as_it_was_found() throws SQLException {
    MariaDbDatabase elsewhere = (MariaDbDatabase) fixture().freshDatabase();
    file(
        "002_settings",
        "SET NAMES utf8mb3",
        "SET @OLD_SQL_MODE = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
        "SET foreign_key_checks = 0, SESSION unique_checks = 0, time_zone = '+03:00'",
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "SET @ours = 5, timestamp = 1",
        "USE " + elsewhere.name(),
        "CREATE TABLE there (id int)",
        "INSERT INTO there VALUES (@ours)");
    try (elsewhere;
        SingleConnection connection =
            new SingleConnection(
                ((MariaDbDatabase) database)
                    .dataSource("sessionVariables=sql_mode='ANSI_QUOTES,STRICT_ALL_TABLES'"))) {
      try (Statement statement = connection.physical().createStatement()) {
        statement.execute("SET @mine = 'kept'");
      }
      List<String> before = state(connection);

      sync(connection);

      assertThat(state(connection)).isEqualTo(before);
      assertThat(elsewhere.query("SELECT id FROM there")).containsExactly("5");
      assertThat(kinds("002_settings")).endsWith(EntryKind.APPLIED);
    }
  }

  @Test
  void a_session_that_was_to_read_only_writes_for_the_migration_alone() throws SQLException {
    file("002_made", "CREATE TABLE made (id int)", "INSERT INTO made VALUES (1)");
    try (SingleConnection connection = new SingleConnection(database.dataSource())) {
      try (Statement statement = connection.physical().createStatement()) {
        statement.execute("SET SESSION TRANSACTION READ ONLY");
      }
      List<String> before = state(connection);

      Ledger.forApp("shop")
          .store(JdbcLedgerStore.on(database.dataSource()))
          .migrations(MigrationSource.of(files))
          .environment(Environment.managed("dev", JdbcTarget.on(connection)))
          .open()
          .sync("dev");

      assertThat(state(connection)).isEqualTo(before);
    }
    assertThat(database.query("SELECT id FROM made")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMPORARY TABLE passing (id int)",
        "PREPARE later FROM 'SELECT 1'",
        "BEGIN NOT ATOMIC SELECT 1; END",
        "SET @mine = 'taken'"
      })
  void a_session_of_which_it_is_not_certain_what_it_keeps_is_ended(String statement)
      throws SQLException {
    file("002_keeps", statement);
    try (SingleConnection connection = new SingleConnection(database.dataSource())) {
      try (Statement own = connection.physical().createStatement()) {
        own.execute("SET @mine = 'kept'");
      }
      String before = state(connection).get(0);

      sync(connection);

      assertThat(state(connection).get(0)).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCK TABLES base WRITE | locks or unlocks tables",
        "UNLOCK TABLES | locks or unlocks tables",
        "FLUSH TABLES WITH READ LOCK | locks or unlocks tables",
        "SET autocommit = 0 | controls transactions itself",
        "SET NAMES latin1 | utf8",
        "SET CHARACTER SET 'cp1250' | utf8",
        "SET foreign_key_checks = 0, character_set_client = 'latin1' | utf8",
        "SET SESSION sql_mode = 'ANSI' | ANSI_QUOTES",
        "SET @@session.sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES' | NO_BACKSLASH_ESCAPES"
      })
  void what_would_part_the_session_from_its_journal_is_refused_before_anything_runs(
      String statement, String why) {
    file("002_refused", "CREATE TABLE made (id int)", statement);

    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(why);

    assertThat(database.query(fixture().tableQuery("made"))).isEmpty();
    assertThat(kinds("002_refused")).isEmpty();
  }

  @Test
  void a_mode_that_reads_quotes_otherwise_is_found_when_it_is_on() {
    file(
        "002_mode",
        "SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')",
        "INSERT INTO base VALUES (1, \"it's\")");

    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("turned on ANSI_QUOTES");

    assertThat(database.query("SELECT id FROM base")).isEmpty();
    assertThat(kinds("002_mode")).isEmpty();
  }

  @Test
  void what_was_set_before_a_run_ended_is_set_again() {
    String change = "ALTER TABLE base ADD COLUMN more int";
    file(
        "002_sets",
        "SET @n = 4, foreign_key_checks = 0",
        "SET @m = @n",
        change,
        "INSERT INTO base (id, more) VALUES (@m, @@foreign_key_checks)");
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), change)))
        .isInstanceOf(LedgerUnreachableException.class);

    assertThat(applied()).containsExactly("002_sets");

    assertThat(database.rows("SELECT id, more FROM base")).containsExactly(List.of("4", "0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET @n = LAST_INSERT_ID() | INSERT INTO base (id) VALUES (@n) | @n",
        "SET @n = (SELECT MAX(id) FROM base) | INSERT INTO base (id) VALUES (@n + 1) | @n",
        "SELECT 5 INTO @n | SET @m = @n | @n",
        "SELECT @n := 5 | INSERT INTO base (id) VALUES (@n) | @n",
        "CREATE TEMPORARY TABLE passing (id int) | INSERT INTO base (id) SELECT id FROM passing |"
            + " passing"
      })
  void what_cannot_be_set_again_keeps_the_rest_from_running_until_it_does_without(
      String sets, String needs, String lost) {
    String change = "ALTER TABLE base ADD COLUMN more int";
    file("002_sets", sets, change, needs);
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), change)))
        .isInstanceOf(LedgerUnreachableException.class);
    List<String> contents = database.contents();

    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining(lost);
    assertThat(database.contents()).isEqualTo(contents);

    file("002_sets", sets, change, "INSERT INTO base (id) VALUES (17)");
    assertThat(applied()).containsExactly("002_sets");
    assertThat(database.query("SELECT id FROM base")).containsExactly("17");
  }

  @Test
  void rows_of_an_engine_without_transactions_are_changed_each_by_itself() {
    database.execute("CREATE TABLE unsafe (id int PRIMARY KEY) ENGINE = MyISAM");
    file(
        "002_mixed",
        "INSERT INTO base VALUES (1, 'x')",
        "SELECT COUNT(*) FROM unsafe",
        "INSERT INTO unsafe VALUES (1)",
        "INSERT INTO base VALUES (2, 'x')",
        "INSERT INTO base VALUES (2, 'again')");

    assertThatThrownBy(this::sync).isInstanceOf(MigrationFailedException.class);

    assertThat(kinds("002_mixed"))
        .containsExactly(
            EntryKind.STATEMENT_DONE,
            EntryKind.STARTED,
            EntryKind.STATEMENT_DONE,
            EntryKind.FAILED);
    assertThat(database.query("SELECT id FROM base")).containsExactly("1");
    assertThat(database.query("SELECT id FROM unsafe")).containsExactly("1");
  }

  @Test
  void a_trigger_that_may_write_where_nothing_can_be_taken_back_makes_its_table_unsafe() {
    database.execute(
        "CREATE TABLE unsafe (id int) ENGINE = MyISAM",
        "CREATE TRIGGER logs AFTER INSERT ON base FOR EACH ROW INSERT INTO unsafe VALUES (NEW.id)");
    file("002_logged", "INSERT INTO base VALUES (1, 'x')", "SELECT COUNT(*) FROM base");

    sync();

    assertThat(kinds("002_logged")).startsWith(EntryKind.STARTED);
  }
}
