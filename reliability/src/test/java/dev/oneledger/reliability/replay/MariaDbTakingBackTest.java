package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.reliability.replay.Client.Result;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import org.junit.jupiter.api.Test;

/** A rollback takes back what its release brought, and one that stopped says how to go on. */
class MariaDbTakingBackTest extends MariaDbScripts {
  private static SmallRelease view(int sequence, String name, int n) {
    return SmallRelease.of(sequence)
        .text("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT %d AS %s;".formatted(n, name))
        .text("R__v.rollback.sql", "DROP VIEW v;");
  }

  @Test
  void what_an_earlier_release_brought_stays() throws Exception {
    apply(view(1, "n", 1)).good();
    SmallRelease second =
        view(2, "n", 2)
            .text("2_b.sql", "INSERT INTO nowhere VALUES (1);")
            .text("2_b.rollback.sql", "SELECT 1;");
    assertRefused(apply(second), "2_b: did not end.");
    database.execute("DELETE FROM oneledger_replay WHERE state = 'started'");

    assertThat(run("rollback", second, "").good().out())
        .contains("R__v: is from an earlier release and stays\n", "2_b: is not there\n");
    assertThat(database.query("SELECT n FROM v")).containsExactly("1");
    assertThat(database.query(ROWS)).containsExactly("R__v rel_1 r1 applied");
    run("rollback", view(1, "n", 1), "").good();
    assertThat(database.query(ROWS)).isEmpty();
  }

  @Test
  void the_same_text_attached_again_is_still_the_earlier_release_s() throws Exception {
    apply(view(1, "n", 1)).good();
    apply(view(2, "n", 1)).good();

    assertThat(run("rollback", view(2, "n", 1), "").good().out())
        .isEqualTo("R__v: is from an earlier release and stays\n");
    assertThat(database.query("SELECT n FROM v")).containsExactly("1");
  }

  @Test
  void what_a_later_release_carried_along_is_taken_back() throws Exception {
    SmallRelease third =
        new SmallRelease(3, ONE.texts(), ONE.conditions(), ONE.attached())
            .text("3_c.sql", "CREATE TABLE c (n int);")
            .text("3_c.rollback.sql", "DROP TABLE c;")
            .attach("3_c");
    apply(third).good();
    run("rollback", third, "").good();
    assertThat(database.query(ROWS)).containsExactly("1_a rel_3 r1 applied");

    assertThat(run("rollback", ONE, "").good().out()).isEqualTo("1_a: rolling back\n");
    assertThat(hasTable("a")).isFalse();
  }

  @Test
  void a_rollback_that_stopped_half_way_is_told_from_a_migration_that_did() throws Exception {
    SmallRelease broken =
        SmallRelease.of(1)
            .text("1_a.sql", "CREATE TABLE a (n int);\nCREATE TABLE b (n int);")
            .text("1_a.rollback.sql", "DROP TABLE a;\nDROP TABLE nowhere;\nDROP TABLE b;");
    apply(broken).good();
    String advice = "Then finish it by hand and delete the row, or undo it and set";
    Result failed = run("rollback", broken, "");

    assertRefused(failed, "1_a: did not end.", "stays 'undoing'", advice);
    assertThat(database.query(ROWS)).containsExactly("1_a rel_1 r1 undoing");
    for (String script : new String[] {"apply", "rollback"}) {
      Result again = run(script, broken, "");
      assertRefused(again, "A rollback began here and did not end: 1_a (release rel_1 r1)", advice);
      assertThat(again.err()).doesNotContain("A replay was started here");
    }
    assertThat(HistoryTable.of(MigrationTool.REPLAY, database.dataSource()).read().rows())
        .extracting(HistoryRow::state)
        .containsExactly(HistoryState.PARTIAL);
    database.execute("DROP TABLE b", "DELETE FROM oneledger_replay");
    apply(broken).good();
  }
}
