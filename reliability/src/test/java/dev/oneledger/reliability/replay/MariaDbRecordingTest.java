package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.replay.Client.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the replay table and the receipt say is what ran, whatever files and sessions are like. */
class MariaDbRecordingTest extends MariaDbScripts {
  private static final SmallRelease TWO =
      ONE.text("2_b.sql", "CREATE TABLE b (n int);\nCREATE TABLE b2 (n int);\n")
          .text("2_b.rollback.sql", "DROP TABLE b;\nDROP TABLE b2;\n");

  private static void cutOff(Path file) throws Exception {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.lastIndexOf(" TABLE b2")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_migration_whose_file_is_missing_or_cut_off_is_not_begun(boolean missing) throws Exception {
    Path bundle = written(TWO);
    Path file = bundle.resolve("apply/mariadb/migrations/2_b.sql");
    String whole = Files.readString(file);
    if (missing) {
      Files.delete(file);
    } else {
      cutOff(file);
    }

    assertRefused(
        client.run(bundle, "apply", database, "staging"),
        "[2/2] 2_b: its text cannot be read, or is not whole: ",
        "apply/mariadb/migrations/2_b.sql",
        "Unpack the bundle again, and verify it.");
    assertThat(database.query(ROWS)).containsExactly("1_a rel_1 r1 applied");
    assertThat(hasTable("b")).isFalse();

    Files.writeString(file, whole);
    apply(TWO).good();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_rollback_whose_file_is_missing_or_cut_off_is_not_begun(boolean missing) throws Exception {
    Path bundle = written(TWO);
    client.run(bundle, "apply", database, "").good();
    Path file = bundle.resolve("apply/mariadb/rollbacks/2_b.rollback.sql");
    if (missing) {
      Files.delete(file);
    } else {
      cutOff(file);
    }

    assertRefused(
        client.run(bundle, "rollback", database, ""),
        "2_b: its text cannot be read, or is not whole: ");
    assertThat(database.query(ROWS))
        .containsExactly("1_a rel_1 r1 applied", "2_b rel_1 r1 applied");
    assertThat(hasTable("b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"apply/table", "apply/apply", "apply/due", "rollback/rollback", "rollback/there"})
  void a_question_that_is_missing_or_cut_off_stops_all(String place) throws Exception {
    String script = place.substring(0, place.indexOf('/'));
    if (script.equals("rollback")) {
      apply(ONE).good();
    }
    Path bundle = written(ONE);
    Path question =
        bundle.resolve("apply/mariadb/checks" + place.substring(script.length()) + ".sql");
    Files.writeString(question, "");
    assertRefused(
        client.run(bundle, script, database, "staging"), "cannot be read, or is not whole.");
    Files.delete(question);
    assertRefused(
        client.run(bundle, script, database, "staging"), "cannot be read, or is not whole.");
    assertThat(hasTable("a")).isEqualTo(script.equals("rollback"));
  }

  @Test
  void sessions_without_autocommit_record_all_the_same() throws Exception {
    Path bundle = written(ONE.text("2_b.sql", "INSERT INTO a VALUES (7);").attach("1_a"));
    Result result = runWith(bundle, "apply", "--init-command=SET autocommit=0").good();

    assertThat(result.receipt()).contains("1_a", "2_b");
    assertThat(database.query(ROWS))
        .containsExactly("1_a rel_1 r1 applied", "2_b rel_1 r1 applied");
    assertThat(database.query("SELECT n FROM a")).containsExactly("7");

    runWith(bundle, "rollback", "--init-command=SET autocommit=0").good();
    assertThat(database.query(ROWS)).containsExactly("2_b rel_1 r1 applied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM oneledger_replay;",
        "UPDATE oneledger_replay SET id = 'other';",
      })
  void a_migration_that_takes_its_row_away_gets_no_receipt(String sql) throws Exception {
    assertRefused(
        run("apply", SmallRelease.of(1).text("1_a.sql", sql), "staging"),
        "The row of this migration is gone from oneledger_replay.",
        "[1/1] 1_a: did not end.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOCK TABLES r WRITE; INSERT INTO r VALUES (7);",
        "SET autocommit = 0; LOCK TABLES r WRITE; INSERT INTO r VALUES (7);",
        "SET sql_mode = 'ORACLE'; INSERT INTO r VALUES (7);",
        "SET SESSION innodb_lock_wait_timeout = 1; SET autocommit = 0; INSERT INTO r VALUES (7);",
      })
  void what_a_migration_leaves_open_in_its_session_is_kept_and_recorded(String sql)
      throws Exception {
    SmallRelease release =
        SmallRelease.of(1)
            .text("1_r.sql", "CREATE TABLE r (n int) ENGINE = InnoDB;")
            .text("2_r.sql", sql)
            .text("2_r.rollback.sql", "SET autocommit = 0; LOCK TABLES r WRITE; DELETE FROM r;")
            .attach("2_r");
    run("apply", release, "staging").good();
    assertThat(database.query("SELECT n FROM r")).containsExactly("7");
    assertThat(database.query(ROWS))
        .containsExactly("1_r rel_1 r1 applied", "2_r rel_1 r1 applied");

    run("rollback", release, "").good();
    assertThat(database.query("SELECT n FROM r")).isEmpty();
    assertThat(database.query(ROWS)).containsExactly("1_r rel_1 r1 applied");
  }

  @Test
  void the_lock_outlasts_a_short_timeout_of_idle_sessions() throws Exception {
    SmallRelease slow =
        ONE.text("2_slow.sql", "DO SLEEP(3);").text("3_c.sql", "CREATE TABLE c (n int);");
    runWith(written(slow), "apply", "--init-command=SET SESSION wait_timeout=1").good();
    assertThat(hasTable("c")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " staging",
        "_staging",
        "a\"b",
        "a'b",
        "a\\b",
        "a`b",
        "a$b",
        "a:b",
        "a*b",
        "a\nb",
        "a#1",
        "a€b",
        "-x",
        "a]b",
        "a[b",
        "a!b"
      })
  void a_name_that_no_environment_can_have_is_refused_before_anything_runs(String name)
      throws Exception {
    assertRefused(run("apply", ONE, name), "The name in ENVIRONMENT cannot be used", "1 to 100");
    assertThat(hasTable("a")).isFalse();
    assertThat(hasTable("oneledger_replay")).isFalse();
  }

  @Test
  void names_of_environments_have_1_to_100_characters_whatever_their_bytes() throws Exception {
    assertRefused(run("apply", ONE, "ü".repeat(101)), "The name in ENVIRONMENT cannot be used");
    assertThat(hasTable("a")).isFalse();
    for (String name : new String[] {"ü".repeat(100), "7", "Prüf ung_1/2.a-b", "環境"}) {
      assertThat(run("apply", ONE, name).good().receipt())
          .contains("environment: \"" + name + "\"");
    }
  }
}
