package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataStructureTest extends DataContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE items DROP COLUMN name",
        "ALTER TABLE items DROP COLUMN n, DROP COLUMN at; UPDATE items SET name = upper(name); DELETE FROM items WHERE id = 3",
        "DROP TABLE parts",
        "DROP TABLE parts, items; DROP TABLE log",
        "DROP TABLE items CASCADE",
        "ALTER TABLE items RENAME TO things; ALTER TABLE things RENAME name TO label; UPDATE things SET label = 'same ' || id;"
            + " DELETE FROM things WHERE id = 1; ALTER TABLE things DROP COLUMN n",
        "ALTER TABLE items ALTER name TYPE int USING length(name) + id * 10; UPDATE items SET name = name + 1 WHERE id < 3; DELETE FROM items WHERE id = 2",
        "ALTER TABLE parts ALTER w TYPE int USING 0",
        "ALTER TABLE items ALTER n TYPE bigint; UPDATE items SET n = 5",
        "ALTER TABLE items ADD total int; UPDATE items SET total = n, n = 0; INSERT INTO items (id, name, total) VALUES (9, 'nine', 9)",
        "DELETE FROM parts; ALTER TABLE parts DROP CONSTRAINT parts_item_fkey; DELETE FROM items WHERE id = 1",
        "CREATE TABLE made AS SELECT * FROM items; UPDATE made SET n = 1; DELETE FROM items; DROP TABLE made",
      })
  void rows_come_back_with_the_structure(String migration) {
    database.execute("ALTER TABLE items ALTER name SET NOT NULL");
    there_and_back(migration);
  }

  @Test
  void a_counter_with_the_name_of_a_snapshot_comes_back() {
    database.execute(
        "CREATE TABLE snapshot_items (id serial PRIMARY KEY, n int)",
        "INSERT INTO snapshot_items (n) VALUES (1), (2), (3)");
    there_and_back("DROP TABLE snapshot_items");
  }

  @Test
  void values_of_a_type_that_is_dropped_come_back() {
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'glad')",
        "CREATE TABLE people (id int PRIMARY KEY, feels mood NOT NULL, felt mood[])",
        "INSERT INTO people VALUES (1, 'sad', '{glad,NULL}'), (2, 'glad', NULL)");
    there_and_back(
        "UPDATE people SET feels = 'glad'; ALTER TABLE people DROP feels, DROP felt; DROP TYPE mood");
  }

  @Test
  void a_value_that_was_converted_and_changed_since_is_a_conflict() {
    Rehearsal rehearsal =
        Rehearsal.of(
            database, "ALTER TABLE items ALTER name TYPE int USING length(name) + id * 10");
    rehearsal.apply();
    database.execute(
        "UPDATE items SET name = 99 WHERE id = 2", "UPDATE items SET n = 99 WHERE id = 3");
    assertThatThrownBy(rehearsal::rollBackAll)
        .hasMessageContaining("nothing was changed: 1 of them.")
        .hasMessageContaining("public.items (id)=(2): updated since");
  }

  @Test
  void a_second_run_keeps_the_values_that_the_first_one_converted() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal =
        Rehearsal.of(database, "ALTER TABLE items ALTER name TYPE text USING name || '!'");
    rehearsal.apply();
    rehearsal.apply();
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void a_second_run_is_stopped_where_a_converted_row_changed_or_came_and_not_where_one_is_gone() {
    Rehearsal rehearsal =
        Rehearsal.of(database, "ALTER TABLE items ALTER n TYPE int USING coalesce(n, 7)");
    rehearsal.apply();
    database.execute("INSERT INTO items VALUES (4, 'four', 4)");
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining("C010 the rows of public.items are not as an earlier run");
    database.execute("DELETE FROM items WHERE id > 2; UPDATE items SET n = 8 WHERE id = 1");
    assertThatThrownBy(rehearsal::apply).hasMessageContaining("not as an earlier run");
    database.execute("UPDATE items SET n = 1 WHERE id = 1");
    rehearsal.apply();
    rehearsal.rollBackAll();
    assertThat(database.query("SELECT n FROM items ORDER BY id")).containsExactly("1", null);
  }

  @Test
  void a_second_run_keeps_what_the_first_one_kept_of_a_table_that_the_migration_makes_anew() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "DROP TABLE IF EXISTS log; CREATE TABLE log (at int, line text); INSERT INTO log VALUES (9, 'new')");
    rehearsal.apply();
    rehearsal.apply();
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database).rows()).isEqualTo(before.rows());
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void of_a_partitioned_table_that_a_statement_leaves_alone_nothing_is_kept() {
    database.execute(
        "CREATE TABLE m (id int PRIMARY KEY, v text) PARTITION BY RANGE (id)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (5)",
        "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (5) TO (9)",
        "CREATE TABLE bag (id int, v text) PARTITION BY RANGE (id)",
        "CREATE TABLE bag1 PARTITION OF bag FOR VALUES FROM (1) TO (5)",
        "INSERT INTO m VALUES (1, 'a'), (6, 'b'); INSERT INTO bag VALUES (1, 'a')");
    Rehearsal other =
        Rehearsal.of(
            database,
            "CREATE TABLE x (id int); DROP TABLE x; ALTER TABLE items ALTER name TYPE text USING name || id;"
                + " ALTER TABLE log RENAME line TO v");
    other.apply();
    assertThat(database.query("SELECT source FROM oneledger.snapshot"))
        .containsExactly("public.items");
    database.execute("UPDATE m SET v = 'since'");
    other.rollBackAll();
    there_and_back("DROP TABLE m1; CREATE INDEX ON m (v); DROP TABLE bag1");
    there_and_back("ALTER TABLE m ALTER v TYPE text USING upper(v)");
    there_and_back("DO $$ BEGIN ALTER TABLE bag ALTER v TYPE text USING upper(v); END $$");
  }

  @Test
  void unique_values_that_moved_go_back_one_by_one_where_others_point_to_the_rows() {
    database.execute(
        "CREATE TABLE u (id int PRIMARY KEY, pos int UNIQUE, v text)",
        "CREATE TABLE v (id int PRIMARY KEY, u int REFERENCES u, w int REFERENCES u (pos) ON UPDATE CASCADE ON DELETE CASCADE)",
        "INSERT INTO u SELECT i, i, 'v' || i FROM generate_series(1, 50) i; INSERT INTO v SELECT i, i, i FROM generate_series(1, 50) i");
    there_and_back(
        "ALTER TABLE u DROP CONSTRAINT u_pos_key CASCADE; UPDATE u SET pos = pos + 1; ALTER TABLE u ADD UNIQUE (pos)");
    database.execute("ALTER TABLE v DROP w; ALTER TABLE u DROP CONSTRAINT u_pos_key");
    database.execute("CREATE UNIQUE INDEX ON u (pos)");
    for (String order : java.util.List.of("ASC", "DESC")) {
      there_and_back(
          ("DO $$ DECLARE r record; BEGIN UPDATE u SET pos = pos + 1000; FOR r IN SELECT id FROM u ORDER BY id %s"
                  + " LOOP UPDATE u SET pos = r.id + 1 WHERE id = r.id; END LOOP; DELETE FROM v WHERE id = 3; DELETE FROM u WHERE id = 3;"
                  + " INSERT INTO u VALUES (51, 1, 'new'); END $$")
              .formatted(order));
    }
  }

  @Test
  void every_table_of_the_database_may_be_published() {
    database.execute("CREATE PUBLICATION everything FOR ALL TABLES");
    try {
      there_and_back("ALTER TABLE items ALTER name TYPE int USING id; UPDATE items SET n = name");
    } finally {
      database.execute("DROP PUBLICATION everything");
    }
  }

  private void there_and_back(String migration) {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    DatabaseState applied = DatabaseState.of(database);
    assertThat(applied).isNotEqualTo(before);
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }
}
