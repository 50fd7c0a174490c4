package dev.oneledger.reliability.concurrently;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerListener;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A start that builds an index concurrently, by default settings. */
final class IndexRunner {
  static final String ENVIRONMENT = "main";

  /** How many migrations are to be applied. */
  static final int MIGRATIONS = 2;

  private static final Map<String, String> BEFORE =
      Map.of(
          "1_person.sql",
          """
          CREATE TABLE probe (mark text NOT NULL);
          CREATE TABLE person (id int, name text);
          INSERT INTO person SELECT i, 'name ' || i FROM generate_series(1, 2000) i;
          CREATE FUNCTION slow(name text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT name';
          """);

  private static final Map<String, String> RELEASE =
      Map.of(
          "2_index.sql",
          """
          -- ledger: no-transaction
          CREATE INDEX CONCURRENTLY person_name ON person (slow(name));
          INSERT INTO probe VALUES ('2.2');
          """,
          "3_column.sql",
          """
          ALTER TABLE person ADD COLUMN born date;
          INSERT INTO probe VALUES ('3.2');
          """);

  private IndexRunner() {}

  /** What earlier starts have left. */
  static void prepare(DataSource database) {
    ledger(database, BEFORE, event -> {}).sync(ENVIRONMENT);
  }

  /** Lets the build take seconds, so that it can be met at work. */
  static void slowDown(DataSource database) {
    DataSources.execute(
        database,
        """
        CREATE OR REPLACE FUNCTION slow(name text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
          BEGIN
            IF name LIKE '%00' THEN PERFORM pg_sleep(0.1); END IF;
            RETURN name;
          END $$\
        """);
  }

  static Ledger ledger(DataSource database, LedgerListener listener) {
    Map<String, String> all = new TreeMap<>(BEFORE);
    all.putAll(RELEASE);
    return ledger(database, all, listener);
  }

  private static Ledger ledger(
      DataSource database, Map<String, String> migrations, LedgerListener listener) {
    return Ledger.forApp("index")
        .store(JdbcLedgerStore.on(database))
        .migrations(MigrationSource.of(migrations))
        .environment(Environment.managed(ENVIRONMENT, JdbcTarget.on(database)))
        .listener(listener)
        .open();
  }

  /** What is not as it must be in the end. */
  static List<String> faults(DataSource database) {
    return DataSources.query(
        database,
        """
        SELECT 'index missing or invalid' WHERE NOT EXISTS (
          SELECT FROM pg_index WHERE indexrelid = to_regclass('person_name') AND indisvalid)
        UNION ALL SELECT 'other index ' || indexrelid::regclass FROM pg_index
          WHERE indrelid = 'person'::regclass AND indexrelid <> to_regclass('person_name')
        UNION ALL SELECT 'mark ' || m || ' is there ' || count(mark) || ' times'
          FROM (VALUES ('2.2'), ('3.2')) v (m) LEFT JOIN probe ON mark = m
          GROUP BY m HAVING count(mark) <> 1\
        """);
  }

  /** The child: the database's URL. */
  public static void main(String[] arguments) {
    ledger(DataSources.at(arguments[0]), event -> {}).sync(ENVIRONMENT);
  }
}
