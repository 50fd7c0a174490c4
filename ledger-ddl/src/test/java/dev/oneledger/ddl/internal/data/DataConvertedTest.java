package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that get another type, and values that have no form in the old one. */
class DataConvertedTest extends DataContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE items ALTER n TYPE bigint; UPDATE items SET n = 5000000000 WHERE id < 3",
        "ALTER TABLE items ALTER n TYPE bigint; INSERT INTO items VALUES (9, 'nine', 5000000000)",
        "ALTER TABLE items ALTER n TYPE bigint; UPDATE items SET n = 5000000000 WHERE id = 1; ALTER TABLE items ALTER at TYPE text USING 'x'",
        "ALTER TABLE items ALTER at TYPE text USING 'x'; ALTER TABLE items ALTER n TYPE bigint; UPDATE items SET n = 5000000000 WHERE id = 1",
        "ALTER TABLE items ALTER n TYPE text; UPDATE items SET n = 'many' WHERE id < 3;"
            + " INSERT INTO items VALUES (9, 'nine', 'x'); DELETE FROM items WHERE id = 1",
        "ALTER TABLE items ALTER n TYPE text USING 'n' || n",
        "ALTER TABLE items ALTER n TYPE text USING 'n' || n; UPDATE items SET id = id + 10, n = n || '!';"
            + " UPDATE items SET id = id + 10 WHERE id = 11; DELETE FROM items WHERE id = 12",
        "UPDATE items SET n = 7; ALTER TABLE items ALTER n TYPE text; UPDATE items SET n = 'a' WHERE id = 1;"
            + " ALTER TABLE items ALTER n TYPE varchar(9); UPDATE items SET n = 'b' WHERE id IN (1, 3)",
        "ALTER TABLE items ALTER n TYPE text; INSERT INTO items VALUES (9, 'nine', 'x'); INSERT INTO parts (item) VALUES (9);"
            + " UPDATE parts SET item = 9 WHERE id = 1",
        "ALTER TABLE items ALTER n TYPE text; UPDATE items SET n = 'none' WHERE n IS NULL; ALTER TABLE items ALTER n SET NOT NULL",
        "ALTER TABLE items RENAME TO things; ALTER TABLE things RENAME n TO m; ALTER TABLE things RENAME id TO no;"
            + " ALTER TABLE things ALTER m TYPE text USING 'x'; UPDATE things SET m = 'y', no = no + 5",
        "DO $$ BEGIN ALTER TABLE log ALTER at TYPE text USING 'x'; UPDATE log SET at = 'y' WHERE line = 'a'; END $$",
        "UPDATE items SET n = 0 WHERE n IS NULL; ALTER TABLE items ALTER n SET NOT NULL",
        "ALTER TABLE items ALTER id TYPE bigint; INSERT INTO items VALUES (5000000000, '5', 6); UPDATE items SET n = 7;"
            + " UPDATE items SET id = 5 WHERE id = 3",
        "ALTER TABLE items ALTER n TYPE bigint; UPDATE items SET n = 5000000000; UPDATE items SET n = n + 1, name = 'x' || id;"
            + " INSERT INTO items VALUES (9, 'nine', 5000000000); UPDATE items SET n = n + 1; DELETE FROM items WHERE id IN (2, 9)",
        "ALTER TABLE parts ALTER w TYPE text USING 'w' || w, ALTER item TYPE text; UPDATE parts SET item = 'none' WHERE id = 3",
        "ALTER TABLE items ALTER id TYPE bigint; ALTER TABLE items ALTER n TYPE text USING 'x'; INSERT INTO items VALUES (5000000000, '5', 'x')",
        "ALTER TABLE items ALTER at TYPE text USING 'then'; UPDATE items SET at = 'never' WHERE id = 2",
        "ALTER TABLE log ALTER at TYPE text; INSERT INTO log VALUES ('x', 'y'); UPDATE log SET at = 'z' WHERE at = '1'",
      })
  void values_without_a_form_in_the_old_type_do_not_stand_in_the_way_back(String migration) {
    if (migration.matches(".*(item TYPE|id = id|no = no|id = 5 ).*")) {
      database.execute("ALTER TABLE parts DROP CONSTRAINT parts_item_fkey");
    }
    there_and_back(migration);
  }

  @Test
  void labels_that_the_old_enum_does_not_have_go_back() {
    database.execute(
        "CREATE TYPE role AS ENUM ('OPERATOR', 'MEMBER', 'CUSTOMER')",
        "CREATE TABLE users (id int PRIMARY KEY, role role NOT NULL, roles role[])",
        "INSERT INTO users VALUES (1, 'OPERATOR', '{MEMBER,NULL}'), (2, 'MEMBER', NULL), (3, 'CUSTOMER', '{}')",
        "CREATE INDEX ON users (role)");
    there_and_back(
        """
        ALTER TYPE role RENAME TO role_old; CREATE TYPE role AS ENUM ('OPERATOR', 'MEMBER', 'CUSTOMER', 'EDITOR', 'VIEWER');
        ALTER TABLE users ALTER role TYPE role USING (role::text::role), ALTER roles TYPE role[] USING roles::text::role[];
        DROP TYPE role_old;
        UPDATE users SET role = 'EDITOR' WHERE role <> 'OPERATOR'; UPDATE users SET role = 'VIEWER', roles = '{EDITOR}' WHERE role = 'OPERATOR';
        UPDATE users SET roles = NULL WHERE id > 1; INSERT INTO users VALUES (4, 'EDITOR', '{VIEWER}');
        CREATE TYPE role_new AS ENUM ('EDITOR', 'VIEWER');
        ALTER TABLE users ALTER role TYPE role_new USING (role::text::role_new), ALTER roles TYPE role_new[] USING roles::text::role_new[];
        DROP TYPE role; ALTER TYPE role_new RENAME TO role""");
    there_and_back(
        """
        UPDATE users SET roles = '{MEMBER}' WHERE roles IS NULL; ALTER TABLE users ALTER roles SET NOT NULL;
        CREATE TYPE level AS ENUM ('high', 'low');
        ALTER TABLE users ALTER role TYPE level USING CASE WHEN role = 'OPERATOR' THEN 'high'::level ELSE 'low' END;
        DROP TYPE role CASCADE""");
  }

  @Test
  void rows_of_partitions_go_back() {
    database.execute(
        "CREATE TABLE m (id int PRIMARY KEY, v int NOT NULL CHECK (v > 0)) PARTITION BY RANGE (id)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (5)",
        "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (5) TO (9)",
        "INSERT INTO m VALUES (1, 1), (2, 2), (6, 6)");
    there_and_back(
        "ALTER TABLE m ALTER v TYPE bigint; UPDATE m SET v = v + 5000000000; UPDATE m SET id = 7 WHERE id = 1; INSERT INTO m VALUES (8, 5000000000)");
  }

  @Test
  void rows_that_came_since_are_converted_and_stop_the_rollback_where_they_have_no_form() {
    Rehearsal rehearsal =
        Rehearsal.of(
            database, "ALTER TABLE items ALTER n TYPE text; UPDATE items SET n = 'x' WHERE id = 1");
    rehearsal.apply();
    database.execute("INSERT INTO items VALUES (7, 'seven', '7'), (8, 'eight', 'since')");
    DatabaseState left = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBackAll)
        .hasMessageContaining("invalid input syntax for type integer: \"since\"");
    assertThat(DatabaseState.of(database)).isEqualTo(left);
    database.execute("UPDATE items SET n = '8' WHERE id = 8");
    rehearsal.rollBackAll();
    assertThat(database.query("SELECT n FROM items ORDER BY id"))
        .containsExactly("1", null, "3", "7", "8");
  }

  @Test
  void a_text_that_came_since_and_is_too_long_is_not_cut() {
    database.execute("CREATE TABLE notes (id int PRIMARY KEY, line varchar(5))");
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "INSERT INTO notes VALUES (1, 'a'); ALTER TABLE notes ALTER line TYPE text; UPDATE notes SET line = 'as long as it likes'");
    rehearsal.apply();
    database.execute("INSERT INTO notes VALUES (2, 'too long')");
    assertThatThrownBy(rehearsal::rollBackAll)
        .hasMessageContaining("value too long for type character varying(5)");
    database.execute("UPDATE notes SET line = 'short' WHERE id = 2");
    rehearsal.rollBackAll();
    assertThat(database.query("SELECT line FROM notes")).containsExactly("short");
  }

  @Test
  void a_row_of_others_that_points_to_one_that_the_migration_made_does_not_lose_it_unseen() {
    Rehearsal rehearsal =
        Rehearsal.of(
            database,
            "ALTER TABLE items ALTER n TYPE text; INSERT INTO items VALUES (9, 'nine', 'x')");
    rehearsal.apply();
    database.execute("INSERT INTO parts (item) VALUES (9)");
    DatabaseState left = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBackAll)
        .hasMessageContaining("Rows of public.parts that came since point to public.items (9)");
    assertThat(DatabaseState.of(database)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE items ALTER n TYPE bigint",
        "ALTER TABLE items ALTER n TYPE bigint; UPDATE parts SET w = 0",
        "ALTER TABLE items ADD more text; UPDATE items SET more = n, n = 1",
        "ALTER TABLE items RENAME n TO m; UPDATE items SET m = 1",
      })
  void nothing_is_looked_up_where_no_value_was_written_to_a_converted_column(String migration) {
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().former().using("public.items", "n", "n::int")).isEmpty();
    there_and_back(migration);
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
    rehearsal.apply();
    assertThat(DatabaseState.of(database)).isEqualTo(applied);
    rehearsal.rollBackAll();
  }
}
