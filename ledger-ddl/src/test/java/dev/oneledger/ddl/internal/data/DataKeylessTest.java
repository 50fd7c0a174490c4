package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.DataSnapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables without a key: {@code log} has the row (1, 'a') twice, {@code odd} every row twice. */
class DataKeylessTest extends DataContract {

  @BeforeEach
  void fillOdd() {
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN doc AS json; CREATE TYPE pair AS (a float8, b text)",
        "CREATE TABLE odd (id bigint GENERATED ALWAYS AS IDENTITY, k int, m mood, d doc, p pair, ps pair[], j json, x xml,"
            + " o point, b box, f float8, fs float4[], num numeric, t timestamptz, iv interval, c char(5), by bytea, r int4range,"
            + " long text, twice int GENERATED ALWAYS AS (k * 2) STORED)",
        "INSERT INTO odd (k, m, d, p, ps, j, x, o, b, f, fs, num, t, iv, c, by, r, long) VALUES"
            + " (1, 'sad', '{\"a\":  1}', (-0.0, ''), ARRAY[('NaN', NULL)::pair, NULL], '[ 1,2 ]', '<a  b=\"c\"/>', '(0.1,-0)', '((2,2),(1,1))',"
            + " '-0', '[2:4]={NaN,-0,NULL}', 1.500, 'infinity', '1 mon', 'ab', '\\x00ff', '[1,5)', NULL),"
            + " (1, NULL, NULL, NULL, NULL, '[1, 2]', NULL, NULL, NULL, '0', '{}', 1.5, '2020-01-01 00:00:00.000001+00', '30 days', '', '', 'empty', ''),"
            + " (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'NaN', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "ALTER TABLE odd ALTER id DROP IDENTITY; UPDATE odd SET id = 7,"
            + " long = (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 20000) i) WHERE f = '-0'::float8 AND m = 'sad'",
        "INSERT INTO odd (id, k, m, d, p, ps, j, x, o, b, f, fs, num, t, iv, c, by, r, long)"
            + " SELECT id, k, m, d, p, ps, j, x, o, b, f, fs, num, t, iv, c, by, r, long FROM odd",
        "ALTER TABLE odd ALTER id SET NOT NULL, ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 100)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO log VALUES (1, 'a'), (3, NULL)",
        "INSERT INTO log SELECT * FROM log",
        "DELETE FROM log WHERE line = 'a'",
        "DELETE FROM log WHERE ctid = '(0,1)'",
        "UPDATE log SET line = 'b' WHERE at = 1",
        "UPDATE log SET at = at + 1",
        "UPDATE log SET at = at + 1; UPDATE log SET at = at + 1",
        "UPDATE log SET line = line || '!' WHERE at = 1; DELETE FROM log WHERE line = 'a!'; INSERT INTO log VALUES (1, 'a')",
        "DELETE FROM log WHERE at = 1; INSERT INTO log VALUES (1, 'a'), (1, 'a'), (1, 'a')",
        "DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE log SET at = at + i; INSERT INTO log VALUES (i, NULL); END LOOP; END $$",
        "TRUNCATE log; INSERT INTO log VALUES (9, 'new')",
        "ALTER TABLE log RENAME TO diary; ALTER TABLE diary RENAME line TO text; UPDATE diary SET text = 'x'; INSERT INTO diary VALUES (4, 'y')",
        "ALTER TABLE log ALTER at TYPE bigint; INSERT INTO log VALUES (50, 'later'); UPDATE log SET line = 'all'",
        "ALTER TABLE log ADD seen text; UPDATE log SET seen = line || at; INSERT INTO log VALUES (7, 'g', 's')",
        "DELETE FROM log; DROP TABLE log",
        "UPDATE odd SET j = '{}', x = NULL, o = '(0,0)', ps = '{}', fs = '{0}', num = 1.5, f = 0, m = 'glad', p = NULL, long = 'short'",
        "DELETE FROM odd WHERE m = 'sad'; INSERT INTO odd OVERRIDING SYSTEM VALUE SELECT 1, NULL, 'glad' FROM generate_series(1, 3)",
        "INSERT INTO odd (k) VALUES (4), (4)",
        "TRUNCATE odd",
        "ALTER TABLE log ADD id bigserial PRIMARY KEY; UPDATE log SET line = 'x'; DELETE FROM log WHERE at = 1; INSERT INTO log VALUES (4, 'y')",
        "ALTER TABLE log ADD id bigserial PRIMARY KEY; ALTER TABLE log DROP line",
        "ALTER TABLE log ADD id bigserial PRIMARY KEY; UPDATE log SET at = id; DROP TABLE log",
        "INSERT INTO log VALUES (1, 'one'); UPDATE items SET n = 5; INSERT INTO log SELECT id, name FROM items",
      })
  void rows_that_no_key_names_come_back(String migration) {
    there_and_back(migration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE log DROP line",
        "ALTER TABLE log DROP at, DROP line",
        "ALTER TABLE parts DROP id",
        "ALTER TABLE parts DROP CONSTRAINT parts_pkey; ALTER TABLE parts DROP id; ALTER TABLE parts ADD PRIMARY KEY (item, w)",
        "ALTER TABLE log ALTER line TYPE int USING length(line)",
        "ALTER TABLE log ADD more int, ALTER line TYPE varchar",
        "ALTER TABLE log DROP line; UPDATE log SET at = 0; INSERT INTO log VALUES (4); DELETE FROM log WHERE ctid = '(0,4)'",
        "UPDATE log SET line = 'x'; ALTER TABLE log RENAME line TO l; ALTER TABLE log ALTER l TYPE int USING 1; UPDATE log SET l = 2; ALTER TABLE log DROP l",
        "DO $$ BEGIN ALTER TABLE log ADD n int; UPDATE log SET n = at, at = 0; END $$",
        "DO $$ BEGIN UPDATE parts SET w = 1; ALTER TABLE parts DROP item; END $$",
        "DO $$ BEGIN DELETE FROM log; DROP TABLE log; END $$",
        "ALTER TABLE log ALTER line TYPE text USING upper(line)",
        "DO $$ BEGIN ALTER TABLE log ALTER line TYPE text USING upper(line); TRUNCATE parts; END $$",
        "ALTER TABLE odd DROP long, DROP j, DROP m, DROP k CASCADE; DROP TYPE mood",
        "ALTER TABLE odd ALTER m TYPE text, ALTER f TYPE numeric USING 0, ALTER ps TYPE text, ALTER id DROP IDENTITY",
        "ALTER TABLE items DROP CONSTRAINT items_pkey CASCADE; ALTER TABLE items DROP CONSTRAINT items_name_key; ALTER TABLE items DROP id",
      })
  void columns_come_back_where_no_key_stays(String migration) {
    there_and_back(migration);
  }

  @Test
  void partitions_inheritance_and_keys_that_are_checked_late_need_no_key() {
    database.execute(
        "CREATE TABLE m (at date, v text) PARTITION BY RANGE (at)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2023-01-01') TO ('2024-01-01')",
        "CREATE TABLE m2 (v text, at date)",
        "ALTER TABLE m ATTACH PARTITION m2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
        "INSERT INTO m SELECT d, v FROM (VALUES ('2023-02-03'::date, 'a'), ('2024-02-03', 'b'), ('2024-02-03', NULL)) r (d, v), generate_series(1, 2)",
        "CREATE TABLE base (v text); CREATE TABLE child (more text) INHERITS (base)",
        "INSERT INTO base VALUES ('x'), ('x'); INSERT INTO child VALUES ('y', 'more'), ('x', NULL)",
        "CREATE TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)",
        "INSERT INTO late VALUES (1), (2), (NULL), (NULL)");
    there_and_back(
        "UPDATE m SET v = v || '1'; UPDATE m2 SET v = 'x'; UPDATE m SET at = at + 366 WHERE v = 'a1'; DELETE FROM m WHERE v IS NULL;"
            + " INSERT INTO m VALUES ('2023-01-01', 'n'); INSERT INTO m1 VALUES ('2023-01-01', 'n'), ('2023-02-03', 'a')");
    there_and_back("TRUNCATE m");
    there_and_back("ALTER TABLE m DROP v");
    there_and_back("UPDATE base SET v = v || '!'; DELETE FROM ONLY base");
    there_and_back("ALTER TABLE base DROP v");
    there_and_back("UPDATE late SET n = 3 - n; INSERT INTO late VALUES (NULL), (7)");
  }

  @Test
  void triggers_of_a_table_without_a_key_neither_hide_rows_nor_fire_when_they_come_back() {
    database.execute(
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF pg_trigger_depth() = 1 THEN INSERT INTO log VALUES (0, 'seen'); DELETE FROM log WHERE at = 2; END IF; RETURN NULL; END $$",
        "CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION note()",
        "CREATE RULE twice AS ON DELETE TO log DO ALSO UPDATE items SET n = 0");
    there_and_back("UPDATE log SET line = 'u' WHERE at = 1");
    there_and_back("DELETE FROM log WHERE at = 1; ALTER TABLE log DROP line");
  }

  @Test
  void rows_that_came_since_stay_and_equal_ones_are_counted() {
    Rehearsal rehearsal = Rehearsal.of(database, "INSERT INTO log VALUES (1, 'a'), (5, 'five')");
    rehearsal.apply();
    database.execute("INSERT INTO log VALUES (1, 'a'), (5, 'five'), (6, 'six')");
    rehearsal.rollBack();
    assertThat(database.query("SELECT ROW(log.*)::text FROM log ORDER BY at, line"))
        .containsExactly("(1,a)", "(1,a)", "(1,a)", "(2,)", "(5,five)", "(6,six)");
  }

  @Test
  void of_a_dropped_column_rows_that_came_since_stay() {
    Rehearsal rehearsal = Rehearsal.of(database, "ALTER TABLE log DROP line");
    rehearsal.apply();
    database.execute("INSERT INTO log VALUES (1), (8)");
    rehearsal.rollBackAll();
    assertThat(database.query("SELECT ROW(log.*)::text FROM log ORDER BY at, line"))
        .containsExactly("(1,a)", "(1,a)", "(1,)", "(2,)", "(8,)");
  }

  @Test
  void rows_that_are_fewer_than_the_migration_left_are_counted_and_not_shown() {
    Rehearsal rehearsal =
        Rehearsal.of(database, "INSERT INTO log VALUES (5, 'secret'), (5, 'secret'), (6, 'x')");
    rehearsal.apply();
    database.execute("DELETE FROM log WHERE ctid IN (SELECT min(ctid) FROM log WHERE at = 5)");
    DatabaseState since = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBack)
        .hasMessageContaining("nothing was changed: 1 of them.")
        .hasMessageContaining("public.log, the row with hash ")
        .hasMessageContaining(": 2 left by the migration, 1 now")
        .hasMessageNotContaining("secret");
    assertThat(DatabaseState.of(database)).isEqualTo(since);
    database.execute("INSERT INTO log VALUES (5, 'secret')");
    rehearsal.rollBack();
    assertThat(database.query("SELECT count(*) FROM log")).containsExactly("3");
  }

  @Test
  void rows_that_only_the_wider_type_tells_apart_are_not_taken_for_equal() {
    database.execute(
        "CREATE TABLE t (a varchar(5), n int); INSERT INTO t VALUES ('abcde', 1), ('x', 2)");
    there_and_back("ALTER TABLE t ALTER a TYPE text; UPDATE t SET a = a || 'fgh' WHERE n = 1");
    there_and_back(
        "ALTER TABLE t ALTER n TYPE bigint; INSERT INTO t VALUES ('big', 5000000000); DELETE FROM t WHERE n <> 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE log SET at = 3 WHERE ctid = (SELECT min(ctid) FROM log)",
        "DELETE FROM log WHERE at = 2",
        "TRUNCATE log",
      })
  void a_row_that_changed_since_a_column_was_dropped_is_a_conflict(String since) {
    Rehearsal rehearsal = Rehearsal.of(database, "ALTER TABLE log DROP line");
    rehearsal.apply();
    database.execute(since);
    DatabaseState changed = DatabaseState.of(database);
    assertThatThrownBy(rehearsal::rollBackAll)
        .hasMessageContaining("The rollback of 7_change is refused");
    assertThat(DatabaseState.of(database)).isEqualTo(changed);
  }

  @Test
  void a_zero_that_became_negative_since_is_a_conflict() {
    database.execute("CREATE TABLE z (f float8, j json); INSERT INTO z VALUES (1, '[1]')");
    Rehearsal rehearsal = Rehearsal.of(database, "UPDATE z SET f = 0");
    rehearsal.apply();
    database.execute("UPDATE z SET f = '-0'");
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("1 left by the migration, 0 now");
    database.execute("UPDATE z SET f = 0, j = '[ 1]'");
    assertThatThrownBy(rehearsal::rollBack).hasMessageContaining("1 left by the migration, 0 now");
    database.execute("UPDATE z SET j = '[1]'");
    rehearsal.rollBack();
    assertThat(database.query("SELECT f FROM z")).containsExactly("1");
  }

  @Test
  void a_table_that_others_point_to_is_refused_by_name() {
    database.execute(
        "CREATE TABLE place (code text UNIQUE, n int)",
        "CREATE TABLE visit (place text REFERENCES place (code))");
    assertThat(Rehearsal.of(database, "UPDATE place SET n = 0").plan().refusals())
        .singleElement()
        .asString()
        .startsWith(
            "C010 V7__change.sql:1: statement 1 cannot be taken back: no key names the rows of public.place")
        .contains("a foreign key of public.visit points to it");
    assertThat(Rehearsal.of(database, "UPDATE visit SET place = NULL").plan().refusals()).isEmpty();
    assertThat(
            Rehearsal.of(
                    database,
                    "DO $$ BEGIN UPDATE items SET n = 1; ALTER TABLE items ADD x int; END $$")
                .plan()
                .refusals())
        .singleElement()
        .asString()
        .contains("a foreign key of public.parts points to it");
  }

  @Test
  void a_partition_that_goes_its_own_way_is_refused_and_a_new_one_is_not() {
    database.execute(
        "CREATE TABLE m (at int, v text) PARTITION BY RANGE (at)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (5)",
        "INSERT INTO m VALUES (1, 'a'), (1, 'a')");
    assertThat(
            Rehearsal.of(database, "UPDATE m SET v = 'b'; ALTER TABLE m DETACH PARTITION m1")
                .plan()
                .refusals())
        .singleElement()
        .asString()
        .contains("it gets or loses a partition that stays a table");
    there_and_back(
        "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (5) TO (9); INSERT INTO m VALUES (5, 'x'), (2, 'y')");
  }

  @Test
  void a_run_that_is_repeated_keeps_what_the_first_one_kept() {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rows =
        Rehearsal.of(database, "UPDATE log SET at = at + 1; INSERT INTO log VALUES (9, 'x')");
    rows.apply();
    rows.apply();
    rows.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    Rehearsal converted = Rehearsal.of(database, "ALTER TABLE log ALTER line TYPE int USING 5");
    converted.apply();
    converted.apply();
    converted.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    Rehearsal dropped = Rehearsal.of(database, "ALTER TABLE log DROP IF EXISTS line");
    dropped.apply();
    dropped.apply();
    dropped.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void a_repeated_run_that_finds_other_rows_is_stopped_until_the_first_is_settled() {
    Rehearsal rehearsal =
        Rehearsal.of(database, "ALTER TABLE log ALTER line TYPE int USING length(line::text)");
    rehearsal.apply();
    rehearsal.apply();
    database.execute("UPDATE log SET at = 70 WHERE at = 2");
    assertThatThrownBy(rehearsal::apply)
        .hasMessageContaining(
            "C010 the rows of public.log are not as an earlier run of this migration left them");
    DataSnapshots.on(database.dataSource()).drop(dev.oneledger.MigrationId.parse("7_change"));
    rehearsal.apply();
  }

  @Test
  void the_budget_counts_a_row_that_was_updated_once() {
    Rehearsal.of(database, "UPDATE log SET at = at + 1", DataBudget.DEFAULT.withRows(3)).apply();
    assertThatThrownBy(
            () ->
                Rehearsal.of(database, "ALTER TABLE log DROP line", DataBudget.DEFAULT.withRows(2))
                    .apply())
        .hasMessageContaining("C012 migration 7_change, statement 1")
        .hasMessageContaining("of them 3 rows of this table");
  }

  private void there_and_back(String migration) {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    assertThat(DatabaseState.of(database)).isNotEqualTo(before);
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }
}
