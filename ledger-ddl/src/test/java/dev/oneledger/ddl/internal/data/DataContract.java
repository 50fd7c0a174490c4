package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A database that is emptied before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataContract {

  TestDatabase database;

  @BeforeAll
  void open() {
    database = fresh();
  }

  TestDatabase fresh() {
    return TestPostgres.freshDatabase();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void fill() {
    database.execute(
        "DROP SCHEMA IF EXISTS oneledger CASCADE",
        "DROP SCHEMA public CASCADE",
        "DROP SCHEMA IF EXISTS \"o'd \"\"d$1\" CASCADE",
        "CREATE SCHEMA public",
        "CREATE TABLE items (id int PRIMARY KEY, name text UNIQUE, n int, at timestamptz DEFAULT 'infinity')",
        "INSERT INTO items VALUES (1, 'one', 1), (2, 'two', NULL), (3, 'three', 3)",
        "CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item int REFERENCES items ON DELETE CASCADE, w float8)",
        "INSERT INTO parts (item, w) VALUES (1, 'NaN'), (1, '-0'), (2, '-Infinity')",
        "CREATE TABLE log (at int, line text)",
        "INSERT INTO log VALUES (1, 'a'), (1, 'a'), (2, NULL)");
  }
}
