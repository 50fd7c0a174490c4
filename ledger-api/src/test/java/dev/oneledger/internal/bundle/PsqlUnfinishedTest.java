package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import org.junit.jupiter.api.Test;

/**
 * A migration outside a transaction that did not end stops every later run, until it is looked at.
 */
class PsqlUnfinishedTest extends PsqlSuite {
  private static final String STATES = "SELECT id, state FROM oneledger_replay ORDER BY id";

  private static SampleRelease unique(String values) {
    return new SampleRelease()
        .file("1_a.sql", "CREATE TABLE a AS SELECT unnest(ARRAY[%s]) AS n;".formatted(values))
        .file("1_a.rollback.sql", "DROP TABLE a;")
        .file(
            "2_b.sql",
            """
            -- ledger: no-transaction
            CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix_a ON a (n);
            """)
        .file("2_b.rollback.sql", "DROP INDEX ix_a;")
        .file("3_c.sql", "CREATE TABLE c (n int);")
        .file("3_c.rollback.sql", "DROP TABLE c;");
  }

  private static Bundle broken() {
    return release(1, unique("1, 1"), "1_a", "2_b", "3_c");
  }

  @Test
  void one_that_failed_stops_apply_and_rollback_with_what_to_look_at() throws Exception {
    assertThat(psql.file(broken(), "apply.sql").exit()).isEqualTo(3);
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied\n2_b|started");

    for (String script : new String[] {"apply.sql", "rollback.sql"}) {
      assertRefused(
          psql.file(broken(), script, "-v", "environment=staging"),
          "A migration began here, outside a transaction, and did not end: 2_b (release rel_1 r1)",
          "set its row in oneledger_replay to state 'applied', or undo it by hand and delete the row");
    }
    assertTrueThat("to_regclass('c') IS NULL");
  }

  @Test
  void one_that_was_finished_by_hand_is_not_run_again() throws Exception {
    assertThat(psql.file(broken(), "apply.sql").exit()).isEqualTo(3);
    psql.query("DROP INDEX ix_a");
    psql.query("UPDATE oneledger_replay SET state = 'applied' WHERE id = '2_b'");
    psql.replay(broken());
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied\n2_b|applied\n3_c|applied");
    assertTrueThat("to_regclass('ix_a') IS NULL");
  }

  @Test
  void an_invalid_index_that_is_still_there_is_not_taken_for_the_wanted_one() throws Exception {
    assertThat(psql.file(broken(), "apply.sql").exit()).isEqualTo(3);
    psql.query("DELETE FROM oneledger_replay WHERE id = '2_b'");
    Result again = psql.file(broken(), "apply.sql");

    assertRefused(again, "[2/3] 2_b: there are invalid indexes: ix_a", "stays at state 'started'");
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied\n2_b|started");

    psql.query("DROP INDEX ix_a");
    psql.query("DELETE FROM a");
    psql.query("DELETE FROM oneledger_replay WHERE id = '2_b'");
    psql.replay(broken());
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied\n2_b|applied\n3_c|applied");
  }

  @Test
  void the_index_of_a_partitioned_table_may_wait_for_its_partitions() throws Exception {
    psql.replay(
        release(
            1,
            new SampleRelease()
                .file(
                    "1_a.sql",
                    "CREATE TABLE a (n int) PARTITION BY LIST (n); CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1); CREATE INDEX ix ON ONLY a (n);")
                .file("2_b.sql", "-- ledger: no-transaction\nCREATE TABLE b (n int);"),
            "2_b"));
    assertTrueThat("NOT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass");
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied\n2_b|applied");
  }

  @Test
  void a_rollback_that_failed_has_a_state_and_advice_of_its_own() throws Exception {
    Bundle bundle =
        release(
            1,
            new SampleRelease()
                .file("1_a.sql", "CREATE TABLE a (n int); CREATE TABLE b (n int);")
                .file(
                    "1_a.rollback.sql",
                    "-- ledger: no-transaction\nDROP TABLE a;\nSELECT 1 / (SELECT count(*) FROM b);\nDROP TABLE b;"),
            "1_a");
    psql.replay(bundle);
    assertThat(psql.file(bundle, "rollback.sql").exit()).isEqualTo(3);
    assertThat(psql.query(STATES)).isEqualTo("1_a|undoing");

    for (String script : new String[] {"rollback.sql", "apply.sql"}) {
      assertRefused(
          psql.file(bundle, script, "-v", "environment=staging"),
          "A rollback began here, outside a transaction, and did not end: 1_a (release rel_1 r1)",
          "finish it by hand and delete the row in oneledger_replay");
    }
    psql.query("DROP TABLE b");
    psql.query("DELETE FROM oneledger_replay");
    psql.replay(bundle);
    assertThat(psql.query(STATES)).isEqualTo("1_a|applied");
  }

  @Test
  void a_repeatable_one_is_started_again_with_its_new_text() throws Exception {
    SampleRelease first =
        new SampleRelease().file("R__v.sql", "-- ledger: no-transaction\nCREATE TABLE v1 (n int);");
    SampleRelease second =
        new SampleRelease().file("R__v.sql", "-- ledger: no-transaction\nSELECT 1 / 0;");
    psql.replay(release(1, first, "R__v"));
    assertThat(psql.query(STATES)).isEqualTo("R__v|applied");
    assertThat(psql.file(release(2, second, "R__v"), "apply.sql").exit()).isEqualTo(3);
    assertThat(psql.query("SELECT state, release FROM oneledger_replay"))
        .isEqualTo("started|rel_2 r1");
  }
}
