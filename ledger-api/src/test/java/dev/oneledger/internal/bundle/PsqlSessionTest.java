package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every migration begins with the same session, and the script keeps its schema and its lock. */
class PsqlSessionTest extends PsqlSuite {
  private static final String HERE =
      "current_setting('DateStyle') || current_setting('TimeZone') || current_setting('lock_timeout') || coalesce(current_setting('my.own', true), '')";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET datestyle = 'SQL, DMY';",
        "SET timezone = 'Asia/Kathmandu';",
        "SET lock_timeout = '7s';",
        "SET my.own = 'x';",
        "-- ledger: no-transaction\nSET datestyle = 'SQL, DMY';"
      })
  void a_setting_of_one_text_does_not_reach_the_next(String set) throws Exception {
    String before = psql.query("SELECT " + HERE);
    psql.replay(
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", set)
                .file("2_b.sql", "CREATE TABLE b AS SELECT " + HERE + " AS settings;"),
            "2_b"));
    assertThat(psql.query("SELECT settings FROM b")).isEqualTo(before);
  }

  @Test
  void nor_do_temporary_tables_sequences_or_prepared_statements() throws Exception {
    psql.replay(
        release(
            1,
            new SampleRelease()
                .file(
                    "1_a.sql",
                    "CREATE TEMP TABLE t (n int); PREPARE p AS SELECT 1; DECLARE c CURSOR WITH HOLD FOR SELECT 1; LISTEN l;")
                .file(
                    "2_b.sql",
                    """
                    CREATE TABLE b AS SELECT to_regclass('pg_temp.t') IS NULL
                      AND NOT EXISTS (SELECT FROM pg_prepared_statements)
                      AND NOT EXISTS (SELECT FROM pg_cursors WHERE name = 'c')
                      AND NOT EXISTS (SELECT FROM pg_listening_channels()) AS clean;
                    """),
            "2_b"));
    assertTrueThat("clean FROM b");
  }

  @Test
  void a_row_is_written_as_it_is_meant_whatever_the_text_set() throws Exception {
    psql.replay(
        release(
            1,
            new SampleRelease()
                .file(
                    "1_gr\u00fcn.sql",
                    "SET client_encoding = 'LATIN1'; SET standard_conforming_strings = off;"),
            "1_gr\u00fcn"));
    assertThat(psql.query("SELECT id FROM oneledger_replay")).isEqualTo("1_gr\u00fcn");
  }

  private Bundle makingASchema(String middle) throws Exception {
    String user = psql.query("SELECT quote_ident(current_user)");
    return release(
        1,
        new SampleRelease()
            .file("1_a.sql", "CREATE SCHEMA " + user + ";")
            .file("1_a.rollback.sql", "SELECT 1;")
            .file("2_b.sql", middle)
            .file("2_b.rollback.sql", "SELECT 1;"),
        "1_a",
        "2_b");
  }

  @Test
  void a_schema_that_a_text_puts_first_stops_the_replay_before_the_next_text() throws Exception {
    Bundle bundle = makingASchema("CREATE TABLE b (n int);");
    String[] named = {"-v", "environment=staging"};
    assertRefused(
        psql.file(bundle, "apply.sql", named),
        "[2/2] 2_b: the replay began in schema public, and search_path now begins with ");
    assertThat(psql.query("SELECT id FROM public.oneledger_replay")).isEqualTo("1_a");

    for (String script : new String[] {"apply.sql", "rollback.sql"}) {
      assertRefused(
          psql.file(bundle, script, named),
          "has no table oneledger_replay, and schema public, further down the search path, has one with migrations of hub");
    }
    assertTrueThat("count(*) = 1 FROM pg_class WHERE relname = 'oneledger_replay'");

    psql.query(
        "ALTER DATABASE " + psql.query("SELECT current_database()") + " SET search_path = public");
    psql.replay(bundle);
    assertThat(psql.query("SELECT count(*) FROM public.oneledger_replay")).isEqualTo("2");
  }

  @Test
  void so_it_does_at_the_end_and_there_is_no_receipt() throws Exception {
    String user = psql.query("SELECT quote_ident(current_user)");
    Bundle bundle =
        release(1, new SampleRelease().file("1_a.sql", "CREATE SCHEMA " + user + ";"), "1_a");
    assertRefused(
        psql.file(bundle, "apply.sql", "-v", "environment=staging"),
        "at the end: the replay began in schema public");
  }

  @Test
  void the_table_of_another_application_further_down_is_no_obstacle() throws Exception {
    psql.replay(
        BundleWriter.bundle(
            new SampleRelease().file("1_a.sql", "SELECT 1").contents("1_a"),
            List.of(new PsqlLayout())));
    psql.query("CREATE SCHEMA first");
    psql.query(
        "ALTER DATABASE "
            + psql.query("SELECT current_database()")
            + " SET search_path = first, public");
    psql.replay(release(1, new SampleRelease().file("1_a.sql", "SELECT 1"), "1_a"));
    assertThat(psql.query("SELECT app FROM first.oneledger_replay")).isEqualTo("hub");
  }

  @Test
  void a_text_that_gives_up_the_lock_is_not_kept_and_the_replay_stops() throws Exception {
    Bundle bundle =
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", "CREATE TABLE a (n int); SELECT pg_advisory_unlock_all();")
                .file("2_b.sql", "CREATE TABLE b (n int);"),
            "2_b");
    assertRefused(
        psql.file(bundle, "apply.sql"),
        "[1/2] 1_a: the lock of this replay is gone",
        "DISCARD ALL");
    assertTrueThat("to_regclass('a') IS NULL AND to_regclass('b') IS NULL");
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("0");
  }

  @Test
  void outside_a_transaction_it_stays_started() throws Exception {
    Bundle bundle =
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", "-- ledger: no-transaction\nDISCARD ALL;")
                .file("2_b.sql", "CREATE TABLE b (n int);"),
            "2_b");
    assertRefused(psql.file(bundle, "apply.sql"), "[1/2] 1_a: the lock of this replay is gone");
    assertThat(psql.query("SELECT id, state FROM oneledger_replay")).isEqualTo("1_a|started");
  }

  @Test
  void so_does_a_rollback_that_gives_it_up() throws Exception {
    Bundle bundle =
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", "CREATE TABLE a (n int);")
                .file("1_a.rollback.sql", "DROP TABLE a; SELECT pg_advisory_unlock_all();"),
            "1_a");
    psql.replay(bundle);
    assertRefused(psql.file(bundle, "rollback.sql"), "1_a: the lock of this replay is gone");
    assertTrueThat("to_regclass('a') IS NOT NULL");
    assertThat(psql.query("SELECT state FROM oneledger_replay")).isEqualTo("applied");
  }

  @Test
  void locks_of_its_own_a_text_may_take_and_give_back() throws Exception {
    psql.replay(
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", "SELECT pg_advisory_lock(5), pg_advisory_unlock(5);"),
            "1_a"));
    assertThat(psql.query("SELECT state FROM oneledger_replay")).isEqualTo("applied");
  }
}
