package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Receipt;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.testkit.TestProgram;
import dev.oneledger.reliability.replay.Client.Result;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts for MariaDB's client do where all is not well, by the real client. */
class MariaDbScriptsTest extends MariaDbScripts {

  @Test
  void a_receipt_is_printed_for_the_environment_that_is_named_and_none_without() throws Exception {
    Result named = run("apply", ONE, "Prüfung 1/2").good();
    Receipt receipt = Receipt.parse(named.receipt());

    assertThat(receipt.environment()).isEqualTo("Prüfung 1/2");
    assertThat(receipt.tool()).matches("mariadb \\d+\\.\\d+\\.\\d+");
    assertThat(receipt.applied()).hasSize(1);
    assertThat(apply(ONE).good().out())
        .contains("[1/1] 1_a: is there")
        .doesNotContain("oneledger-receipt-1");
  }

  @Test
  void no_database_or_no_server_is_said_and_nothing_is_done() throws Exception {
    String script = written(ONE).resolve("apply/mariadb/apply.sh").toString();
    String options = "--defaults-extra-file=" + client.optionFile(database);
    var mariadb = java.util.Map.of("MARIADB", TestProgram.path("mariadb"));

    assertRefused(client.run(List.of("sh", script, options), mariadb), "No database was named.");
    assertRefused(
        client.run(List.of("sh", script, "--host=127.0.0.1", "--port=1", "x"), mariadb),
        "The database cannot be reached.");
  }

  @Test
  void a_failing_migration_stays_started_and_stops_every_later_run_until_somebody_has_looked()
      throws Exception {
    SmallRelease broken =
        ONE.text("2_b.sql", "CREATE TABLE b (n int);\nINSERT INTO nowhere VALUES (1);")
            .text("3_c.sql", "CREATE TABLE c (n int);");
    Result failed = apply(broken);

    assertRefused(
        failed,
        "ERROR 1146 (42S02) at line 3",
        "[2/3] 2_b: did not end.",
        "stays 'started': look which of its statements took effect");
    assertThat(database.query(ROWS))
        .containsExactly("1_a rel_1 r1 applied", "2_b rel_1 r1 started");
    assertThat(hasTable("c")).isFalse();
    assertRefused(apply(broken), "was started here and did not end: 2_b (release rel_1 r1)");
    assertRefused(run("rollback", ONE, ""), "did not end: 2_b", "does not contain: 2_b");
    assertThat(HistoryTable.of(MigrationTool.REPLAY, database.dataSource()).read().rows())
        .extracting(HistoryRow::state)
        .containsExactly(HistoryState.APPLIED, HistoryState.PARTIAL);

    database.execute(
        "CREATE TABLE nowhere (n int)",
        "DROP TABLE b",
        "DELETE FROM oneledger_replay WHERE state = 'started'");
    apply(broken).good();
    assertThat(database.query(ROWS)).hasSize(3).allMatch(row -> row.endsWith("applied"));
  }

  @Test
  void other_texts_other_migrations_and_later_releases_stop_it_before_anything_runs()
      throws Exception {
    apply(ONE).good();
    SmallRelease edited =
        SmallRelease.of(1)
            .text("0_early.sql", "CREATE TABLE early (n int);")
            .text("1_a.sql", "CREATE TABLE a (n bigint);");
    assertRefused(
        apply(edited),
        "  1_a\n    expected: " + edited.lineage().pins().get(1).textHash(),
        "    actual:   " + ONE.lineage().pins().get(0).textHash());
    assertThat(hasTable("early")).isFalse();

    assertRefused(
        apply(SmallRelease.of(2).text("2_b.sql", "CREATE TABLE b (n int);")),
        "migrations that the release does not contain: 1_a (release rel_1 r1)");
  }

  private static SmallRelease view(int sequence, int n) {
    return SmallRelease.of(sequence)
        .text("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT %d AS n;".formatted(n))
        .text("R__v.rollback.sql", "DROP VIEW v;");
  }

  @Test
  void a_repeatable_text_goes_forward_with_its_release_and_not_back() throws Exception {
    apply(view(1, 1)).good();
    apply(view(2, 2)).good();
    assertThat(database.query("SELECT n FROM v")).containsExactly("2");

    assertRefused(
        apply(view(1, 1)),
        "A later release than rel_1 r1 was replayed here: R__v (release rel_2 r1)");
    assertRefused(run("rollback", view(1, 1), ""), "Roll the later release back first.");
    run("rollback", view(2, 2), "").good();
    assertThat(database.query(ROWS)).isEmpty();
  }

  @Test
  void a_rollback_takes_the_attached_back_latest_first_and_says_what_is_not_there()
      throws Exception {
    SmallRelease two =
        ONE.text("2_b.sql", "CREATE TABLE b (n int);")
            .text("2_b.rollback.sql", "DROP TABLE b;")
            .text("3_c.sql", "CREATE TABLE c (n int);")
            .text("3_c.rollback.sql", "DROP TABLE c;")
            .attach("2_b", "3_c");
    assertRefused(run("rollback", two, ""), "Nothing was replayed here");
    apply(two).good();
    assertThat(run("rollback", two, "").good().out())
        .isEqualTo("3_c: rolling back\n2_b: rolling back\n");
    assertThat(database.query(ROWS)).containsExactly("1_a rel_1 r1 applied");
    assertThat(run("rollback", two, "").good().out())
        .isEqualTo("3_c: is not there\n2_b: is not there\n");
    assertRefused(
        run("rollback", ONE.text("2_x.sql", "SELECT 1"), ""),
        "Nothing was rolled back: no rollback for 2_x.");
  }

  @Test
  void an_expired_release_is_refused_and_one_that_lasts_is_not() throws Exception {
    ReleaseConditions past =
        new ReleaseConditions(
            Instant.parse("2020-01-02T03:04:05Z"), Collections.emptySortedSet(), null);
    assertRefused(
        apply(ONE.under(past)),
        "Release rel_1 r1 has expired: it was for replays before 2020-01-02T03:04:05Z, and here it is 2");
    assertThat(hasTable("a")).isFalse();

    apply(
            ONE.under(
                new ReleaseConditions(
                    Instant.now().plusSeconds(600), Collections.emptySortedSet(), null)))
        .good();
    run("rollback", ONE.under(past), "").good();
  }

  @Test
  void only_the_environments_it_is_for_get_it() throws Exception {
    SmallRelease two = ONE.under(ReleaseConditions.NONE.onlyFor(List.of("staging", "Prüfung 1/2")));
    for (String script : List.of("apply", "rollback")) {
      assertRefused(
          run(script, two, ""), "No environment was named, and release rel_1 r1 is only for");
      for (String other : List.of("prod", "stagin", "Staging", "staging ", "*", "staging|prod")) {
        assertRefused(
            run(script, two, other),
            "Release rel_1 r1 is not for environment "
                + other
                + ": it is only for Prüfung 1/2, staging.");
      }
    }
    assertThat(hasTable("oneledger_replay")).isFalse();
    run("apply", two, "Prüfung 1/2").good();
    run("apply", two, "staging").good();
    assertRefused(run("apply", ONE, "a\"b"), "The name in ENVIRONMENT cannot be used");
  }

  @Test
  void a_database_with_less_than_the_required_prefix_is_refused_with_what_is_missing()
      throws Exception {
    SmallRelease two = ONE.text("2_b.sql", "CREATE TABLE b (n int);");
    SmallRelease three =
        new SmallRelease(3, two.texts(), ReleaseConditions.NONE, List.of("3_c"))
            .text("3_c.sql", "CREATE TABLE c (n int);")
            .under(
                new ReleaseConditions(
                    null,
                    Collections.emptySortedSet(),
                    new ReleaseConditions.Prefix("rel_2", 2, two.lineage().digest())));
    apply(ONE).good();
    assertRefused(
        apply(three), "Release rel_3 r1 needs all of release rel_2 here, and this is missing: 2_b");
    apply(two).good();
    apply(three).good();
    assertThat(hasTable("c")).isTrue();
  }

  @Test
  void an_empty_database_gets_the_whole_whatever_is_required() throws Exception {
    SmallRelease three =
        SmallRelease.of(3)
            .text("1_a.sql", "CREATE TABLE a (n int);")
            .text("3_c.sql", "CREATE TABLE c (n int);")
            .attach("3_c");
    apply(
            three.under(
                new ReleaseConditions(
                    null,
                    Collections.emptySortedSet(),
                    new ReleaseConditions.Prefix("rel_2", 1, ONE.lineage().digest()))))
        .good();
    assertThat(database.query(ROWS)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE r AS SELECT 7 AS n",
        "CREATE TABLE r AS SELECT 7 AS n -- no line end; here",
        "CREATE TABLE r (n int); SET autocommit = 0; INSERT INTO r VALUES (7)",
        "CREATE TABLE r (n int);\nBEGIN NOT ATOMIC\n  DECLARE i int DEFAULT 7;\n  IF i > 1 THEN INSERT INTO r VALUES (i); END IF;\nEND;\n",
        "delimiter //\nCREATE TABLE r (n int)//\nBEGIN NOT ATOMIC INSERT INTO r VALUES (7); END//",
        "CREATE TABLE r AS SELECT 7 AS n; SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';",
        "CREATE TABLE r AS SELECT 7 AS n; SET NAMES latin1;",
        "CREATE TABLE r AS SELECT 7 AS n; USE information_schema;",
        "CREATE TABLE r AS SELECT 7 AS n; -- the end; of it\n# and that; too\n",
        "source /etc/hostname_is_no_command\n= 1; CREATE TABLE r AS SELECT 7 AS n;",
      })
  void texts_reach_the_server_as_our_splitter_reads_them(String sql) throws Exception {
    SmallRelease release = SmallRelease.of(1).text("1_ä.sql", sql);
    Result result = apply(release);
    if (sql.startsWith("source")) {
      assertRefused(result, "ERROR 1064 (42000) at line 2");
      return;
    }
    result.good();
    assertThat(database.query("SELECT n FROM r")).containsExactly("7");
    assertThat(database.query(ROWS)).containsExactly("1_ä rel_1 r1 applied");
    apply(release).good();
  }

  @Test
  void a_text_with_transaction_control_inside_makes_no_bundle() {
    assertThatThrownBy(
            () -> SmallRelease.of(1).text("1_a.sql", "SELECT 1;\nCOMMIT;\nSELECT 2;").bundle())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("sql/1_a.sql", "Transaction control on line 2");
  }

  @Test
  void a_second_replay_is_kept_out_until_the_migration_of_a_killed_one_has_ended()
      throws Exception {
    SmallRelease slow = ONE.text("2_slow.sql", "DO SLEEP(3); CREATE TABLE slow (n int);");
    Path bundle = written(slow);
    Process shell =
        new ProcessBuilder(
                "sh",
                bundle.resolve("apply/mariadb/apply.sh").toString(),
                "--defaults-extra-file=" + client.optionFile(database),
                database.name())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    awaitSleeping();
    assertRefused(
        apply(slow), "Another replay of this application is running", "Nothing was done.");
    shell.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertRefused(apply(slow), "Another replay of this application is running");

    awaitTable();
    assertThat(database.query(ROWS))
        .containsExactly("1_a rel_1 r1 applied", "2_slow rel_1 r1 applied");
    apply(slow).good();
  }

  private void awaitSleeping() throws InterruptedException {
    String sleeping =
        "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'DO SLEEP%'";
    for (int i = 0; i < 200 && database.query(sleeping).isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(database.query(sleeping)).isNotEmpty();
  }

  /** The killed shell's client goes on by itself: what it was told is in its pipe already. */
  private void awaitTable() throws InterruptedException {
    String locks =
        "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
    for (int i = 0; i < 200 && !database.query(locks).isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(database.query(locks)).isEmpty();
    assertThat(hasTable("slow")).isTrue();
  }

  @Test
  void a_lock_that_was_lost_on_the_way_stops_the_next_migration() throws Exception {
    SmallRelease kills =
        ONE.text(
                "2_kill.sql",
                "BEGIN NOT ATOMIC DECLARE holder int; SELECT MAX(id) INTO holder FROM information_schema.processlist WHERE db = DATABASE() AND command = 'Sleep'; KILL holder; END;")
            .text("3_c.sql", "CREATE TABLE c (n int);");
    assertRefused(apply(kills), "The lock of this replay is lost. Run it again.");
    assertThat(database.query(ROWS))
        .containsExactly("1_a rel_1 r1 applied", "2_kill rel_1 r1 applied");
    apply(kills).good();
  }

  @Test
  void applications_and_databases_do_not_shut_each_other_out() throws Exception {
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(
          "SELECT GET_LOCK(CONCAT('oneledger-replay:', LEFT(SHA2(CONCAT('hub', ':', 'elsewhere'), 256), 40)), 0)");
      apply(ONE).good();
      statement.execute(
          "SELECT GET_LOCK(CONCAT('oneledger-replay:', LEFT(SHA2(CONCAT('hub', ':', LOWER(DATABASE())), 256), 40)), 0)");
      assertRefused(apply(ONE), "Another replay of this application is running");
    }
  }
}
