package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRestoreTest extends DataContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE items SET n = coalesce(n, 0) + 1",
        "UPDATE items SET n = n + 1; UPDATE items SET n = n + 1 WHERE id > 1",
        "UPDATE items SET id = id + 10 WHERE id = 3",
        "UPDATE items SET name = name || '!'; DELETE FROM items WHERE id = 3; INSERT INTO items VALUES (3, 'again')",
        "DELETE FROM items WHERE id = 3",
        "DELETE FROM items",
        "DELETE FROM log WHERE at = 1",
        "TRUNCATE log",
        "TRUNCATE items CASCADE",
        "TRUNCATE items RESTART IDENTITY CASCADE",
        "INSERT INTO items VALUES (4, 'four'), (5, 'five')",
        "INSERT INTO items VALUES (4, 'four'); INSERT INTO parts (item) VALUES (4)",
        "INSERT INTO items VALUES (2, 'two', 7), (9, 'nine', 9) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
        "MERGE INTO items i USING (VALUES (1, 'x'), (2, 'y'), (8, 'z')) v (id, name) ON i.id = v.id"
            + " WHEN MATCHED AND v.id = 1 THEN UPDATE SET name = v.name WHEN MATCHED THEN DELETE"
            + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (v.id, v.name)",
        "DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE items SET n = coalesce(n, 0) + i; END LOOP;"
            + " DELETE FROM items WHERE id = 2; INSERT INTO items VALUES (2, 'two again'); END $$",
        "WITH moved AS (DELETE FROM items WHERE id = 3 RETURNING *) INSERT INTO items SELECT id + 1, name FROM moved",
        "UPDATE parts SET id = DEFAULT WHERE w = 'NaN'",
        "UPDATE parts SET id = DEFAULT, w = 5",
        "DO $$ BEGIN ALTER TABLE items DISABLE TRIGGER ALL; UPDATE items SET n = 9; ALTER TABLE items ENABLE TRIGGER ALL; END $$",
        "DO $$ BEGIN ALTER TABLE log DISABLE TRIGGER ALL; UPDATE log SET at = 9; ALTER TABLE log ENABLE TRIGGER ALL; END $$",
        "SELECT setval('parts_id_seq', 500)",
        "SELECT setval('parts_id_seq', 500, false)",
        "SELECT setval(pg_get_serial_sequence('parts', 'id'), 1, false)",
        "DO $$ BEGIN PERFORM nextval('parts_id_seq'); PERFORM setval('parts_id_seq', 2); END $$",
        "SELECT nextval('parts_id_seq') FROM generate_series(1, 3)",
        "ALTER SEQUENCE parts_id_seq RESTART WITH 7; INSERT INTO parts (item) VALUES (1)",
      })
  void rows_and_counters_are_given_back_exactly_and_once(String migration) {
    there_and_back(migration);
  }

  @Test
  void what_triggers_change_and_what_loops_back_is_given_back_and_no_trigger_fires_then() {
    database.execute(
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " INSERT INTO log VALUES (0, 'seen'); RETURN NULL; END $$",
        "CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF pg_trigger_depth() = 1 THEN UPDATE items SET n = 77 WHERE id = NEW.id; END IF; RETURN NULL; END $$",
        "ALTER TABLE log ADD id serial PRIMARY KEY",
        "CREATE TRIGGER note AFTER DELETE ON items FOR EACH ROW EXECUTE FUNCTION note()",
        "CREATE TRIGGER again AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION again()",
        "CREATE TRIGGER asleep AFTER INSERT ON items FOR EACH ROW EXECUTE FUNCTION note()",
        "CREATE TRIGGER always AFTER INSERT ON items FOR EACH ROW EXECUTE FUNCTION note()",
        "ALTER TABLE items DISABLE TRIGGER asleep, ENABLE ALWAYS TRIGGER always");
    there_and_back("UPDATE items SET n = 5 WHERE id < 3; DELETE FROM items WHERE id > 1");
  }

  @Test
  void a_column_that_is_unique_may_be_permuted() {
    database.execute(
        "CREATE TABLE rank (id int PRIMARY KEY, place int UNIQUE)",
        "INSERT INTO rank VALUES (1, 3), (2, 2), (3, 1)");
    there_and_back("UPDATE rank SET place = place + 1");
  }

  @Test
  void keys_that_are_checked_late_and_circles_of_foreign_keys_do_no_harm() {
    database.execute(
        "CREATE TABLE egg (id int PRIMARY KEY, hen int)",
        "CREATE TABLE hen (id int PRIMARY KEY, egg int REFERENCES egg DEFERRABLE INITIALLY DEFERRED)",
        "ALTER TABLE egg ADD FOREIGN KEY (hen) REFERENCES hen DEFERRABLE INITIALLY DEFERRED",
        "BEGIN; INSERT INTO egg VALUES (1, 1), (2, 2); INSERT INTO hen VALUES (1, 2), (2, 1); COMMIT");
    there_and_back("DELETE FROM egg; DELETE FROM hen; INSERT INTO egg VALUES (2, NULL), (3, NULL)");
  }

  @Test
  void partitions_and_children_are_kept_once_whoever_is_named() {
    database.execute(
        "CREATE TABLE m (id int, at date, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2023-01-01') TO ('2024-01-01')",
        "CREATE TABLE m2 (v text, at date NOT NULL, id int NOT NULL)",
        "ALTER TABLE m ATTACH PARTITION m2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
        "INSERT INTO m VALUES (1, '2023-02-03', 'a'), (2, '2024-02-03', 'b'), (3, '2024-05-05', 'c')",
        "CREATE TABLE base (id int PRIMARY KEY, v text)",
        "CREATE TABLE child (more text, PRIMARY KEY (id)) INHERITS (base)",
        "INSERT INTO base VALUES (1, 'x'); INSERT INTO child VALUES (2, 'y', 'more')");
    there_and_back(
        "UPDATE m SET v = v || '1'; UPDATE m2 SET v = v || '2'; UPDATE m SET at = at + 366 WHERE id = 1;"
            + " DELETE FROM m WHERE id = 3; INSERT INTO m VALUES (9, '2023-01-01', 'n');"
            + " UPDATE base SET v = v || '!'; DELETE FROM base WHERE id = 2");
    there_and_back("TRUNCATE m");
  }

  @Test
  void odd_names_and_every_kind_of_value_come_back_to_the_last_byte() {
    database.execute(
        "CREATE SCHEMA \"o'd \"\"d$1\"",
        "SET search_path = \"o'd \"\"d$1\", public;"
            + " CREATE TYPE \"Mood\" AS ENUM ('s''ad', 'o,k'); CREATE DOMAIN \"doc%\" AS json CHECK (value::text <> 'x');"
            + " CREATE TYPE pair AS (a float8, b timestamptz);"
            + " CREATE TABLE \"T$snapshot$ ü\" (\"select\" \"Mood\" NOT NULL, \"a'b\" int NOT NULL, gone int, d \"doc%\", p pair, ps pair[],"
            + " j json, x xml, f float8[], num numeric, b bytea, t timestamptz, iv interval, r int4range, \"c\" char(5), bits bit(3), m money,"
            + " name2 text COLLATE \"C\", twice int GENERATED ALWAYS AS (\"a'b\" * 2) STORED, PRIMARY KEY (\"select\", \"a'b\"));"
            + " ALTER TABLE \"T$snapshot$ ü\" DROP gone;"
            + " INSERT INTO \"T$snapshot$ ü\" VALUES ('s''ad', 1, '{\"a\":  1}', (0.1, '-infinity'), ARRAY[(3e-300, 'infinity')::pair, NULL],"
            + " '[ 1,2 ]', '<a  b=\"c\"/>', '{NaN,-0,Infinity,NULL}', 'NaN', '\\xdeadbeef00', 'infinity', '-1 mon 3 days', '[1,5)', 'ab', '101', 12.5, 'ä'),"
            + " ('o,k', 2, NULL, NULL, NULL, NULL, NULL, NULL, 1.500, NULL, '2020-01-01 00:00:00.000001+00', NULL, 'empty', '', NULL, NULL, NULL)");
    String table = "\"o'd \"\"d$1\".\"T$snapshot$ ü\"";
    there_and_back(
        "UPDATE "
            + table
            + " SET j = '{}', p = NULL, ps = '{}', f = '{0}', num = 1.5, b = '', d = 'null', iv = '0', x = NULL, t = '2021-01-01';"
            + " DELETE FROM "
            + table
            + " WHERE \"a'b\" = 1");
    there_and_back("TRUNCATE " + table);
  }

  @Test
  void what_is_kept_of_a_first_run_outlives_a_second_one() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 0; DELETE FROM log");
    rehearsal.apply();
    rehearsal.apply();
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void what_was_rolled_back_may_run_and_be_rolled_back_again() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE items SET n = 0; DELETE FROM log");
    rehearsal.apply();
    rehearsal.rollBack();
    rehearsal.apply();
    assertThat(database.query("SELECT count(*) FROM log")).containsExactly("0");
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void rows_that_the_probe_did_not_have_are_kept_all_the_same() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal =
        Rehearsal.ofEmpty(database, "DELETE FROM public.items; UPDATE LOG SET line = 'x'");
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    assertThat(database.query("SELECT count(*) FROM parts")).containsExactly("0");
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void a_key_of_a_domain_that_has_no_null_finds_its_rows() {
    database.execute(
        "CREATE DOMAIN pk AS text COLLATE \"C\" NOT NULL CHECK (value <> '')",
        "CREATE TABLE coded (k pk PRIMARY KEY, v text); INSERT INTO coded VALUES ('a', 'x'), ('b', 'y')");
    there_and_back("DELETE FROM coded WHERE k = 'a'; INSERT INTO coded VALUES ('c', 'z')");
    there_and_back("UPDATE coded SET k = k || '1'; DELETE FROM coded WHERE k = 'b1'");
  }

  private void there_and_back(String migration) {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    DatabaseState applied = DatabaseState.of(database);
    assertThat(applied).isNotEqualTo(before);
    assertThat(applied.catalog()).isEqualTo(before.catalog());
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }
}
