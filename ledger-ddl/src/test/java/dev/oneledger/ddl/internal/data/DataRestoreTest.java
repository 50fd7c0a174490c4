package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRestoreTest {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void fill() {
    database.execute(
        "DROP SCHEMA IF EXISTS oneledger CASCADE",
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
        "CREATE TABLE items (id int PRIMARY KEY, name text UNIQUE, n int, at timestamptz DEFAULT 'infinity')",
        "INSERT INTO items VALUES (1, 'one', 1), (2, 'two', NULL), (3, 'three', 3)",
        "CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item int REFERENCES items ON DELETE CASCADE, w float8)",
        "INSERT INTO parts (item, w) VALUES (1, 'NaN'), (1, '-0'), (2, '-Infinity')",
        "CREATE TABLE log (at int, line text)",
        "INSERT INTO log VALUES (1, 'a'), (1, 'a'), (2, NULL)");
  }

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
        "INSERT INTO items VALUES (4, 'four'), (5, 'five')",
        "INSERT INTO items VALUES (2, 'two', 7), (9, 'nine', 9) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
        "MERGE INTO items i USING (VALUES (1, 'x'), (2, 'y'), (8, 'z')) v (id, name) ON i.id = v.id"
            + " WHEN MATCHED AND v.id = 1 THEN UPDATE SET name = v.name WHEN MATCHED THEN DELETE"
            + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (v.id, v.name)",
        "DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE items SET n = coalesce(n, 0) + i; END LOOP;"
            + " DELETE FROM items WHERE id = 2; INSERT INTO items VALUES (2, 'two again'); END $$",
        "WITH moved AS (DELETE FROM items WHERE id = 3 RETURNING *) INSERT INTO items SELECT id + 1, name FROM moved",
      })
  void rows_are_given_back_exactly_and_once(String migration) {
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    DatabaseState applied = DatabaseState.of(database);
    assertThat(applied.rows()).isNotEqualTo(before.rows());
    assertThat(applied.catalog()).isEqualTo(before.catalog());
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    rehearsal.apply();
    assertThat(DatabaseState.of(database)).isEqualTo(applied);
    rehearsal.rollBack();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }
}
