package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.spi.MigrationSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ALTER that waits for another transaction, and what becomes of it. */
class KilledOnMariaDbTest extends FilesOnProduct {
  private static final String ALTER = "ALTER TABLE base ADD COLUMN more int";

  /**
   * It copies rows, and the server does not look for its client meanwhile. Each row takes some
   * milliseconds, so that the statement outlasts its client on a fast machine too.
   */
  private static final String SLOW_ALTER =
      ALTER + " DEFAULT (length(sha2(repeat(uuid(), 30000), 512))), ALGORITHM = COPY";

  private static final String ROWS = "INSERT INTO base SELECT seq FROM seq_1_to_1500";

  private static final String RUNNING =
      "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'ALTER"
          + " TABLE base%'";

  private Connection reader;

  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }

  /** Somebody reads the table in a transaction, for which a change of the table has to wait. */
  @BeforeEach
  void read() throws SQLException {
    file("001_base", "CREATE TABLE base (id int PRIMARY KEY)");
    sync();
    file("002_more", ALTER);
    reader = database.dataSource().getConnection();
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      statement.execute("SELECT * FROM base");
    }
  }

  @AfterEach
  void stopReading() throws SQLException {
    reader.close();
  }

  private void awaitAlter() throws InterruptedException {
    await(ALTER, () -> !database.query(RUNNING).isEmpty());
  }

  private boolean isAltered() {
    return !database.query("SHOW COLUMNS FROM base LIKE 'more'").isEmpty();
  }

  @Test
  void a_killed_session_leaves_its_statement_to_the_next_run() throws Exception {
    CompletableFuture<SyncReport> killed = syncing();
    awaitAlter();

    database.execute("KILL CONNECTION " + database.query(RUNNING).get(0));

    assertThatThrownBy(killed::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("the next sync finds out");
    assertThat(last().kind()).isEqualTo(EntryKind.STARTED);
    reader.close();
    assertThat(applied()).containsExactly("002_more");
    assertThat(isAltered()).isTrue();
    assertThat(kinds("002_more"))
        .containsExactly(EntryKind.STARTED, EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void what_the_server_goes_on_with_when_its_client_is_gone_is_waited_for_and_found()
      throws Exception {
    reader.close();
    database.execute(ROWS);
    file("002_more", SLOW_ALTER);
    MariaDbDatabase mariaDb = (MariaDbDatabase) database;

    assertThatThrownBy(() -> sync(mariaDb.dataSource("socketTimeout=1000")))
        .isInstanceOf(LedgerUnreachableException.class);

    String session = last().details().get(Facts.SESSION);
    deadline = Duration.ofMillis(300);
    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerBusyException.class)
        .hasMessageContaining(session)
        .hasMessageContaining("since")
        .hasMessageContaining(SLOW_ALTER);

    deadline = Duration.ofSeconds(60);
    CompletableFuture<SyncReport> next = syncing();
    await(
        "a waiting starter",
        () ->
            heard.stream()
                .anyMatch(
                    event ->
                        event instanceof LedgerEvent.Waiting waiting
                            && waiting.holder().toString().contains(session)));

    assertThat(next.get().applied()).hasSize(1);
    assertThat(isAltered()).isTrue();
    assertThat(kinds("002_more")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void waiting_for_the_table_ends_after_the_lock_timeout() {
    assertThatThrownBy(
            () ->
                syncWith(JdbcTarget.on(database.dataSource()).lockTimeout(Duration.ofMillis(900))))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("error 1205")
        .hasMessageContaining("JdbcTarget.lockTimeout");

    assertThat(last().kind()).isEqualTo(EntryKind.FAILED);
  }

  @Test
  void a_statement_that_took_too_long_for_the_server_is_told_so() {
    assertThatThrownBy(
            () ->
                syncWith(
                    JdbcTarget.on(
                        ((MariaDbDatabase) database)
                            .dataSource("sessionVariables=max_statement_time=0.5"))))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("error 1969")
        .hasMessageContaining("max_statement_time");
  }

  private void syncWith(JdbcTarget target) {
    Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", target))
        .open()
        .sync("dev");
  }
}
