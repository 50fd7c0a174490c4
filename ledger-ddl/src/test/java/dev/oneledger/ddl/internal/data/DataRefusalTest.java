package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.MigrationId;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.DataSnapshot;
import dev.oneledger.ddl.DataSnapshots;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRefusalTest extends DataContract {

  @Test
  void rows_that_changed_since_are_named_and_nothing_is_written() {
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "UPDATE items SET n = 0; DELETE FROM items WHERE id = 3; INSERT INTO items VALUES (4, 'four')");
    rehearsal.apply();
    database.execute(
        "UPDATE items SET n = 9 WHERE id = 1",
        "DELETE FROM items WHERE id = 2",
        "UPDATE items SET n = 9 WHERE id = 4",
        "INSERT INTO items VALUES (3, 'other'), (5, 'five')");
    DatabaseState since = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBack)
        .hasMessageContaining("The rollback of 7_change is refused")
        .hasMessageContaining("nothing was changed: 4 of them.")
        .hasMessageContaining("public.items (id)=(1): updated since")
        .hasMessageContaining("public.items (id)=(2): deleted since")
        .hasMessageContaining("public.items (id)=(3): key used again since")
        .hasMessageContaining("public.items (id)=(4): updated since")
        .hasMessageNotContaining("(id)=(5)")
        .hasMessageNotContaining("other")
        .hasMessageNotContaining("four");
    assertThat(DatabaseState.of(database)).isEqualTo(since);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE items DROP COLUMN n",
        "ALTER TABLE log DROP COLUMN line",
        "DO $$ BEGIN ALTER TABLE items DISABLE TRIGGER ALL; UPDATE items SET n = 9; ALTER TABLE items ENABLE TRIGGER ALL; END $$",
      })
  void a_copy_is_not_taken_by_an_old_snapshot(String migration) {
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    DatabaseState before = DatabaseState.of(database);
    isolation("'repeatable read'");
    try {
      assertThatThrownBy(rehearsal::apply)
          .hasMessageContaining(
              "C010 the transaction is repeatable read, so rows that others commit");
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    } finally {
      isolation("DEFAULT");
    }
    rehearsal.apply();
  }

  private void isolation(String value) {
    database.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = "
            + value.replace("'", "''")
            + "', current_database()); END $$");
  }

  @Test
  void rows_that_a_trigger_keeps_from_another_partition_are_not_paired_with_others() {
    database.execute(
        "CREATE TABLE m (id int PRIMARY KEY, v text) PARTITION BY RANGE (id)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10)",
        "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (100)",
        "CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN CASE WHEN NEW.v = 'kept' THEN NULL ELSE NEW END; END $$",
        "CREATE TRIGGER never BEFORE INSERT ON m2 FOR EACH ROW EXECUTE FUNCTION never()",
        "INSERT INTO m VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    Rehearsal moving = Rehearsal.of(database, "UPDATE m SET id = id + 10");
    moving.apply();
    moving.rollBack();
    assertThat(database.query("SELECT ROW(m.*)::text FROM m ORDER BY id"))
        .containsExactly("(1,a)", "(2,b)", "(3,c)");
    database.execute("UPDATE m SET v = 'kept' WHERE id = 1");
    assertThatThrownBy(moving::apply)
        .hasMessageContaining(
            "C010 statement 1 updates rows of public.m, and a trigger keeps some of them");
    assertThat(database.query("SELECT count(*) FROM m WHERE id < 10")).containsExactly("3");
  }

  @Test
  void of_two_rollbacks_at_once_the_second_finds_nothing_to_do() throws Exception {
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 5");
    DatabaseState before = DatabaseState.of(database);
    rehearsal.apply();
    try (Connection holding = database.dataSource().getConnection();
        Statement statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      statement.execute("LOCK TABLE items IN SHARE ROW EXCLUSIVE MODE");
      CompletableFuture<Void> first = CompletableFuture.runAsync(rehearsal::rollBack);
      CompletableFuture<Void> second = CompletableFuture.runAsync(rehearsal::rollBack);
      while (!database
          .query(
              "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
          .equals(List.of("2"))) {
        Thread.sleep(20);
      }
      holding.rollback();
      CompletableFuture.allOf(first, second).get(60, TimeUnit.SECONDS);
    }
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void a_first_run_that_found_no_rows_counts_as_one() {
    database.execute("TRUNCATE items CASCADE; TRUNCATE log");
    DatabaseState before = DatabaseState.of(database);
    Rehearsal keyed =
        Rehearsal.of(database, "ALTER TABLE items ALTER n TYPE int USING coalesce(n, 7)");
    keyed.apply();
    keyed.apply();
    database.execute("INSERT INTO items VALUES (1, 'one', 1)");
    assertThatThrownBy(keyed::apply)
        .hasMessageContaining("C010 the rows of public.items are not as an earlier run");
    database.execute("DELETE FROM items");
    keyed.rollBackAll();
    Rehearsal anew =
        Rehearsal.of(database, "DROP TABLE IF EXISTS log; CREATE TABLE log (at int, line text)");
    anew.apply();
    database.execute("INSERT INTO log VALUES (1, 'since')");
    anew.apply();
    anew.rollBackAll();
    assertThat(DatabaseState.of(database).rows()).isEqualTo(before.rows());
  }

  @Test
  void unique_values_that_changed_places_under_a_foreign_key_are_named_and_nothing_is_written() {
    database.execute(
        "CREATE TABLE u (id int PRIMARY KEY, pos int NOT NULL); INSERT INTO u VALUES (1, 1), (2, 2)",
        "CREATE UNIQUE INDEX ON u (pos); CREATE TABLE v (u int REFERENCES u); INSERT INTO v VALUES (1), (2)");
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "UPDATE u SET pos = pos + 10; UPDATE u SET pos = 13 - pos WHERE false;"
                + " DO $$ BEGIN UPDATE u SET pos = 0 WHERE id = 1; UPDATE u SET pos = 11 WHERE id = 2; UPDATE u SET pos = 12 WHERE id = 1; END $$");
    rehearsal.apply();
    DatabaseState applied = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBack)
        .hasMessageContaining("Unique values of public.u changed places, and other tables point");
    assertThat(DatabaseState.of(database)).isEqualTo(applied);
  }

  @Test
  void other_rows_may_have_changed_and_stay_so() {
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 0 WHERE id = 1");
    rehearsal.apply();
    database.execute(
        "UPDATE items SET n = 9 WHERE id = 2", "INSERT INTO items VALUES (5, 'five', 5)");
    rehearsal.rollBack();
    assertThat(database.query("SELECT n FROM items ORDER BY id"))
        .containsExactly("1", "9", "3", "5");
  }

  @Test
  void of_many_rows_twenty_are_named() {
    database.execute("INSERT INTO items SELECT i, 'i' || i, i FROM generate_series(10, 60) i");
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 0");
    rehearsal.apply();
    database.execute("UPDATE items SET n = 1 WHERE id >= 10");
    assertThatThrownBy(rehearsal::rollBack)
        .hasMessageContaining("51 of them.")
        .hasMessageContaining("and 31 more");
  }

  @Test
  void a_rollback_takes_no_row_along_that_came_since() {
    Rehearsal rehearsal = Rehearsal.of(database, "INSERT INTO items VALUES (4, 'four')");
    rehearsal.apply();
    database.execute("INSERT INTO parts (item) VALUES (4)");
    assertThatThrownBy(rehearsal::rollBack)
        .hasMessageContaining("Rows of public.parts that came since point to public.items (4)");
    assertThat(database.query("SELECT count(*) FROM parts")).containsExactly("4");
  }

  @Test
  void a_counter_that_moved_on_since_hands_no_number_out_twice() {
    Rehearsal rehearsal = Rehearsal.of(database, "INSERT INTO parts (item) VALUES (1), (1)");
    rehearsal.apply();
    database.execute("INSERT INTO parts (item) VALUES (2)");
    rehearsal.rollBack();
    assertThat(database.query("SELECT id FROM parts ORDER BY id"))
        .containsExactly("1", "2", "3", "6");
    assertThat(database.query("SELECT nextval('parts_id_seq')")).containsExactly("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN UPDATE items SET n = 0; END $$",
        "DO $$ BEGIN PERFORM nextval('free'); END $$",
        "SELECT nextval('free')",
        "WITH x AS (UPDATE items SET n = 0 RETURNING id) SELECT count(*) FROM x",
      })
  void a_number_that_another_session_draws_meanwhile_is_not_handed_out_again(String migration) {
    database.execute("CREATE SEQUENCE free");
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    rehearsal.applyWhile(() -> database.query("SELECT nextval('parts_id_seq'), nextval('free')"));
    String positions = "SELECT (nextval('parts_id_seq'), nextval('free'))";
    String drawn = migration.contains("free") ? "3" : "2";
    rehearsal.rollBack();
    assertThat(database.query(positions)).containsExactly("(5," + drawn + ")");
  }

  @Test
  void a_counter_that_another_session_moved_between_two_runs_goes_back_no_further_than_there() {
    Rehearsal rehearsal = Rehearsal.of(database, "SELECT nextval('parts_id_seq')");
    rehearsal.apply();
    database.query("SELECT nextval('parts_id_seq')");
    rehearsal.apply();
    rehearsal.rollBack();
    assertThat(database.query("SELECT nextval('parts_id_seq')")).containsExactly("6");
  }

  @Test
  void more_rows_than_the_budget_allows_stop_the_migration() {
    DatabaseState before = DatabaseState.of(database);
    DataBudget budget = DataBudget.DEFAULT.withRows(3);
    String migration = "UPDATE items SET n = 0; DELETE FROM log WHERE at = 2";
    assertThatThrownBy(() -> Rehearsal.of(database, migration, budget).apply())
        .hasMessageContaining("C012 migration 7_change, statement 2")
        .hasMessageContaining("budget: 3 rows, 1073741824 bytes")
        .hasMessageContaining("needed: 4 rows, ")
        .hasMessageContaining("of them 1 rows of this table");
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    assertThat(DataSnapshots.on(database.dataSource()).list()).isEmpty();
    Rehearsal.of(database, migration, DataBudget.DEFAULT.withRows(4)).apply();
  }

  @Test
  void more_bytes_than_the_budget_allows_stop_it_as_well() {
    assertThatThrownBy(
            () ->
                Rehearsal.of(database, "UPDATE items SET n = 0", DataBudget.DEFAULT.withBytes(8192))
                    .apply())
        .hasMessageContaining("C012")
        .hasMessageContaining("budget: 1000000 rows, 8192 bytes");
  }

  @Test
  void rows_that_change_where_the_probe_saw_none_change_stop_the_migration() {
    database.execute(
        "CREATE FUNCTION spread() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM log; RETURN NULL; END $$",
        "CREATE TRIGGER spread AFTER DELETE ON items FOR EACH ROW EXECUTE FUNCTION spread()");
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.ofEmpty(database, "DELETE FROM items");
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining(
            "C010 statement 1 (line 1) changes rows of log, which it did not where");
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void snapshots_of_one_migration_are_dropped_alone() {
    Rehearsal.of(database, "UPDATE items SET n = 0").apply();
    DataSnapshots snapshots = DataSnapshots.on(database.dataSource());
    assertThat(snapshots.drop(MigrationId.parse("8_other"))).isEmpty();
    assertThat(snapshots.drop(MigrationId.parse("7_change"))).hasSize(1);
  }

  @Test
  void snapshots_are_their_owners_alone_whatever_default_privileges_say() {
    database.execute(
        "CREATE SCHEMA oneledger",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA oneledger GRANT ALL ON TABLES TO PUBLIC, pg_read_all_data");
    Rehearsal.of(
            database, "UPDATE items SET n = 0; DELETE FROM log; SELECT nextval('parts_id_seq')")
        .apply();
    assertThat(
            database.query(
                "SELECT count(*) || ' ' || count(*) FILTER (WHERE EXISTS (SELECT FROM aclexplode(relacl) a WHERE a.grantee <> relowner))"
                    + " FROM pg_class WHERE relnamespace = 'oneledger'::regnamespace AND relkind = 'r' AND relname <> 'snapshot'"))
        .containsExactly("3 0");
  }

  @Test
  void triggers_that_a_block_disables_in_hidden_words_stop_the_migration() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "DO $$ BEGIN EXECUTE 'ALTER TABLE items DISABLE ' || 'TRIGGER USER'; UPDATE items SET n = 0;"
                + " EXECUTE 'ALTER TABLE items ENABLE ' || 'TRIGGER USER'; END $$");
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining("C010 statement 1 disables triggers of public.items");
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUNCATE log", "DROP TABLE log", "ALTER TABLE log ALTER at TYPE text"})
  void a_block_that_does_more_here_than_where_it_was_probed_stops_the_migration(String more) {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal =
        Rehearsal.ofEmpty(
            database,
            "DO $$ BEGIN IF EXISTS (SELECT FROM items) THEN %s; END IF; END $$".formatted(more));
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining("C010 statement 1 (line 1) changes rows of")
        .hasMessageContaining("log, which it did not");
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void a_table_that_is_dropped_here_and_was_not_there_where_it_was_probed_stops_the_migration() {
    Rehearsal rehearsal = Rehearsal.of(database, "DROP TABLE IF EXISTS later; DROP TABLE log");
    database.execute("CREATE TABLE later (n int)");
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining("C010 statement 1 (line 1) changes rows of public.later");
    database.execute("DROP TABLE later");
    rehearsal.apply();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DROP TABLE m", "DO $$ BEGIN DROP TABLE m; END $$"})
  void a_partition_that_came_after_the_probe_goes_with_its_table_and_comes_back(String drop) {
    database.execute(
        "CREATE TABLE m (at int) PARTITION BY LIST (at)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1)",
        "CREATE TABLE m3 PARTITION OF m DEFAULT",
        "INSERT INTO m VALUES (1), (2)");
    Rehearsal rehearsal = Rehearsal.of(database, drop);
    database.execute(
        "BEGIN; ALTER TABLE m DETACH PARTITION m3; TRUNCATE m3;"
            + " CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2); INSERT INTO m VALUES (2);"
            + " ALTER TABLE m ATTACH PARTITION m3 DEFAULT; COMMIT");
    rehearsal.apply();
    rehearsal.rollBackAll();
    assertThat(database.query("SELECT at FROM m ORDER BY at")).containsExactly("1", "2");
  }

  @Test
  void a_session_that_does_not_count_changes_is_stopped() {
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 0");
    assertThatThrownBy(() -> Rehearsal.of(database, "SET track_counts = off"))
        .hasMessageContaining("expected: track_counts on");
    String name = database.query("SELECT current_database()").get(0);
    database.execute("ALTER DATABASE " + name + " SET track_counts = off");
    try {
      assertThatThrownBy(rehearsal::apply)
          .hasMessageContaining("C010 track_counts is off")
          .hasMessageContaining("statement 1 (line 1)");
    } finally {
      database.execute("ALTER DATABASE " + name + " RESET track_counts");
    }
  }

  @Test
  void a_rollback_without_its_snapshot_says_why_and_changes_nothing() {
    Rehearsal rehearsal =
        Rehearsal.of(
            database, "UPDATE items SET n = 0", DataBudget.DEFAULT.withExpiry(Duration.ofHours(1)));
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("found:    none");
    rehearsal.apply();
    DataSnapshots snapshots = DataSnapshots.on(database.dataSource());
    assertThat(snapshots.dropExpired()).isEmpty();
    DataSnapshot kept = snapshots.list().get(0);
    assertThat(kept.migration()).isEqualTo("7_change");
    assertThat(kept.source()).isEqualTo("public.items");
    assertThat(kept.rows()).isEqualTo(3);
    assertThat(kept.bytes()).isPositive();
    assertThat(Duration.between(kept.takenAt(), kept.expiresAt())).isEqualTo(Duration.ofHours(1));
    assertThat(kept.isKept()).isTrue();
    database.execute("UPDATE oneledger.snapshot SET expires_at = now() - interval '1 second'");
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("found:    expired at ");
    assertThat(snapshots.dropExpired()).hasSize(1);
    assertThat(database.query("SELECT to_regclass('" + kept.table() + "')")).containsOnlyNulls();
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("nothing was changed");
    assertThat(snapshots.list()).singleElement().matches(one -> !one.isKept());
    rehearsal.apply();
    assertThat(snapshots.list()).singleElement().matches(one -> !one.isKept());
    assertThat(database.query("SELECT to_regclass('" + kept.table() + "')")).containsOnlyNulls();
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("found:    dropped (public.items");
    assertThat(database.query("SELECT n FROM items ORDER BY id")).containsExactly("0", "0", "0");
  }
}
