package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server's own log of statements beside the round trips that were counted on the wire. */
class StatementLogTest extends CountedStarts {
  private static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server =
        OwnServer.started(
            Map.of("log_statement", "all", "log_line_prefix", "%d:", "log_min_messages", "error"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  TestDatabase freshDatabase() {
    return server.freshDatabase();
  }

  /** What the server ran in this database meanwhile, each as its first line, in order. */
  private List<String> statementsDuring(Runnable work) {
    int before = statements().size();
    work.run();
    List<String> all = statements();
    return all.subList(before, all.size());
  }

  private List<String> statements() {
    String mark = database.name() + ":LOG:  ";
    return server.log().stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).replaceFirst("^[a-z0-9_ <>]*: +", ""))
        .toList();
  }

  @Test
  void a_start_with_nothing_to_do_is_one_query() {
    migrations(1, 100);
    tripsOfStart(100);

    List<String> logged = statementsDuring(() -> assertThat(tripsOfStart(0)).isEqualTo(1));

    assertThat(logged)
        .satisfiesExactly(heads -> assertThat(heads).startsWith("SELECT app, journal"));
  }

  @Test
  void a_migration_is_one_transaction_that_was_sent_at_once() {
    migrations(1, 1);
    tripsOfStart(1);
    files.put("0002_two.sql", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);");
    int[] trips = new int[2];
    List<String> one = statementsDuring(() -> trips[0] = tripsOfStart(1));
    files.put("0003_two.sql", "CREATE TABLE b (x int);\nINSERT INTO b VALUES (1);");
    files.put("0004_two.sql", "CREATE TABLE c (x int);\nINSERT INTO c VALUES (1);");
    List<String> two = statementsDuring(() -> trips[1] = tripsOfStart(2));

    assertThat(trips[1] - trips[0]).isEqualTo(1);
    assertThat(one).filteredOn(BEGIN::equals).hasSize(1);
    assertThat(two).filteredOn(BEGIN::equals).hasSize(2);
    assertThat(one.subList(one.indexOf(BEGIN), one.indexOf(BEGIN) + 6))
        .satisfiesExactly(
            statement -> assertThat(statement).isEqualTo(BEGIN),
            statement -> assertThat(statement).startsWith("DO "),
            statement -> assertThat(statement).isEqualTo("CREATE TABLE a (x int)"),
            statement -> assertThat(statement).isEqualTo("INSERT INTO a VALUES (1)"),
            statement -> assertThat(statement).startsWith("DO "),
            statement -> assertThat(statement).isEqualTo("COMMIT"));
  }

  @Test
  void of_a_flush_the_statement_is_named_that_the_server_refused_with_its_line() {
    migrations(1, 1);
    tripsOfStart(1);
    files.put(
        "0002_bad.sql",
        "CREATE TABLE a (x int);\n\nINSERT INTO a VALUES (1);\nINSERT INTO a\n  SELECT 1 / 0;\nDROP TABLE a;");

    MigrationFailedException failure =
        catchThrowableOfType(MigrationFailedException.class, () -> ledger().sync("dev"));

    assertThat(failure.line()).isEqualTo(4);
    assertThat(failure).hasMessageContaining("failed at line 4 (statement 3)");
    List<String> log = server.log();
    int error = log.indexOf(database.name() + ":ERROR:  division by zero");
    assertThat(log.subList(error + 1, error + 3))
        .containsExactly(database.name() + ":STATEMENT:  INSERT INTO a", "\t  SELECT 1 / 0");
    assertThat(statements()).doesNotContain("DROP TABLE a");
  }
}
