package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TableCreationTest {
  /** With all functions that are called later, since a function not called before makes it look. */
  private static final String KNOWING =
      "SELECT pg_catalog.to_regclass('%s') IS NOT NULL AS found,"
          + " pg_catalog.pg_try_advisory_xact_lock(5000000000)";

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** One starter: a store and a target on a database that may be empty. */
  static void start(DataSource dataSource, String name) {
    JournalScript ledger = new JournalScript(JournalKey.ledger("shop", name), List.of());
    JdbcLedgerStore.on(dataSource).append(ledger.opened(), List.of());
    JournalScript environment = JournalScript.environment(name);
    JdbcTarget.on(dataSource)
        .apply(
            Step.entriesOnly("opening"), environment.opened(), Deadline.in(Duration.ofSeconds(30)));
  }

  @Test
  void twelve_starters_at_once_on_an_empty_database_all_succeed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Void>> starters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "replica-" + i;
      Callable<Void> starter =
          () -> {
            go.await();
            start(database.dataSource(), name);
            return null;
          };
      starters.add(threads.submit(starter));
    }
    go.countDown();
    for (Future<Void> starter : starters) {
      starter.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(database.query("SELECT count(*) FROM oneledger.journal")).containsExactly("24");
  }

  @Test
  void a_session_that_knew_of_no_tables_sees_those_that_were_made_before_it_got_the_lock()
      throws SQLException {
    try (SingleConnection pool = new SingleConnection(database.dataSource())) {
      lookFor(pool, "oneledger.ledger_format");
      DataSource overtaken =
          FaultyDriver.meanwhile(
              pool,
              "SELECT pg_catalog.pg_try_advisory_xact_lock",
              () -> start(database.dataSource(), "first"));

      start(overtaken, "second");
    }
    assertThat(database.query("SELECT count(*) FROM oneledger.journal")).containsExactly("4");
  }

  /** The server remembers for a session what was not there, and looks again now and then. */
  private static void lookFor(SingleConnection pool, String table) throws SQLException {
    try (Statement statement = pool.getConnection().createStatement();
        ResultSet found = statement.executeQuery(KNOWING.formatted(table))) {
      found.next();
      assertThat(found.getBoolean("found")).isFalse();
    }
  }

  @Test
  void several_processes_at_once_on_an_empty_database_all_succeed() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(process("process-" + i));
    }
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
    }
    assertThat(database.query("SELECT count(*) FROM oneledger.journal")).containsExactly("8");
  }

  private Process process(String name) throws IOException {
    return ChildJvm.start(
        List.of(), Starter.class, database.url(), database.user(), database.password(), name);
  }

  /** Runs in a process of its own. */
  static final class Starter {
    public static void main(String[] arguments) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setURL(arguments[0]);
      dataSource.setUser(arguments[1]);
      dataSource.setPassword(arguments[2]);
      start(dataSource, arguments[3]);
    }
  }

  @Test
  void replicas_race_for_the_same_migrations_and_each_is_applied_once() throws Exception {
    JdbcTarget target = JdbcTarget.on(database.dataSource());
    JournalKey key = JournalKey.environment("shop", "dev");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Integer>> replicas = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      replicas.add(() -> applyAll(target, key));
    }
    int applied = 0;
    for (Future<Integer> replica : threads.invokeAll(replicas)) {
      applied += replica.get();
    }
    threads.shutdown();
    assertThat(applied).isEqualTo(20);
    assertThat(target.read(key, 0)).hasSize(20);
    assertThat(database.query("SELECT count(*) FROM counted")).containsExactly("19");
  }

  private static int applyAll(JdbcTarget target, JournalKey key) {
    int applied = 0;
    while (true) {
      var entries = target.read(key, 0);
      if (entries.size() == 20) {
        return applied;
      }
      String sql =
          entries.isEmpty() ? "CREATE TABLE counted (x int)" : "INSERT INTO counted VALUES (1)";
      String id = (entries.size() + 1) + "_x";
      try {
        target.apply(
            JournalScript.step(id, sql),
            new JournalScript(key, entries).applied(id),
            Deadline.in(Duration.ofSeconds(60)));
        applied++;
      } catch (dev.oneledger.spi.JournalMovedException moved) {
        continue;
      }
    }
  }

  @Test
  void tables_of_a_newer_version_are_refused_everywhere() {
    start(database.dataSource(), "dev");
    database.execute("UPDATE oneledger.ledger_format SET version = 2");
    JdbcLedgerStore store = JdbcLedgerStore.on(database.dataSource());
    JdbcTarget target = JdbcTarget.on(database.dataSource());
    JournalScript script = JournalScript.environment("other");
    List<Runnable> uses =
        List.of(
            () -> store.heads("shop"),
            () -> store.read(JournalKey.ledger("shop", "dev"), 0),
            () ->
                store.append(
                    new JournalScript(JournalKey.ledger("x"), List.of()).opened(), List.of()),
            () -> target.head(JournalKey.environment("shop", "dev")),
            () ->
                target.apply(
                    Step.entriesOnly("x"), script.opened(), Deadline.in(Duration.ofSeconds(5))));
    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(use::run)
                    .isInstanceOf(LedgerException.class)
                    .hasMessage(
                        "The ledger's tables in schema \"oneledger\" have format 2; this version of"
                            + " the library knows formats up to 1. Upgrade the library; nothing was"
                            + " changed."));
  }

  @Test
  void a_missing_privilege_names_schema_privilege_and_option() {
    String user = database.name() + "_app";
    database.execute(
        "CREATE ROLE " + user + " LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    try {
      PGSimpleDataSource poor = database.pgDataSource();
      poor.setUser(user);
      assertThatThrownBy(() -> start(poor, "dev"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("The ledger may not create its tables in schema \"oneledger\"")
          .hasMessageContaining("permission denied for database " + database.name())
          .hasMessageContaining("Needed: CREATE on the database")
          .hasMessageContaining("JdbcLedgerStore.schema(...)");
      JournalScript script = JournalScript.environment("dev");
      assertThatThrownBy(
              () ->
                  JdbcTarget.on(poor)
                      .apply(
                          Step.entriesOnly("x"),
                          script.opened(),
                          Deadline.in(Duration.ofSeconds(5))))
          .hasMessageContaining("JdbcTarget.journalSchema(...)");
      start(database.dataSource(), "dev");
      assertThatThrownBy(() -> JdbcLedgerStore.on(poor).heads("shop"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("The ledger may not read in schema \"oneledger\"")
          .hasMessageContaining("Needed: USAGE on the schema and SELECT on its tables");
    } finally {
      database.execute("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
  }

  @Test
  void a_schema_made_beforehand_needs_no_right_on_the_database() {
    String user = database.name() + "_app";
    database.execute(
        "CREATE ROLE " + user + " LOGIN", "CREATE SCHEMA oneledger AUTHORIZATION " + user);
    try {
      PGSimpleDataSource own = database.pgDataSource();
      own.setUser(user);
      start(own, "dev");
      assertThat(database.query("SELECT count(*) FROM oneledger.journal")).containsExactly("2");
    } finally {
      database.execute("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
  }
}
