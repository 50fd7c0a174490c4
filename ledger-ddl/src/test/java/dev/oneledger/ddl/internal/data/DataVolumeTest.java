package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.ddl.DataSnapshot;
import dev.oneledger.ddl.DataSnapshots;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints the figures of docs/ddl.md. */
class DataVolumeTest extends DataContract {

  private static final Map<String, String> MIGRATIONS =
      Map.of(
          "UPDATE", "UPDATE big SET n = n + 1",
          "DELETE", "DELETE FROM big",
          "TRUNCATE", "TRUNCATE big",
          "DROP COLUMN", "ALTER TABLE big DROP COLUMN line",
          "DROP TABLE", "DROP TABLE big",
          "UPDATE, no key", "UPDATE big SET n = n + 1",
          "INSERT, no key", "INSERT INTO big (n) VALUES (1)",
          "DROP COLUMN, no key", "ALTER TABLE big DROP COLUMN line");

  /** Row by row, with equal ones counted. */
  private static final String DIFFERENCES =
      "SELECT count(*) FROM ((SELECT %1$s FROM big EXCEPT ALL SELECT %1$s FROM %2$s) UNION ALL (SELECT %1$s FROM %2$s EXCEPT ALL SELECT %1$s FROM big)) d";

  private static final String COLUMNS = "id, n, line, at";
  private static final String ROWS =
      "(SELECT * FROM volume.was WHERE id <= %s ORDER BY id) AS was";

  /** The rows of all cases, once: making them takes longer than copying them. */
  @BeforeAll
  void makeRows() {
    database.execute(
        "CREATE SCHEMA volume",
        "CREATE TABLE volume.was AS SELECT i::bigint AS id, i::int AS n, md5(i::text) || repeat('x', i % 40) AS line,"
            + " '2026-01-01'::timestamptz + i * interval '1 minute' AS at FROM generate_series(1, 100000) i");
  }

  @ParameterizedTest
  @CsvSource({
    "1, UPDATE",
    "1000, UPDATE",
    "100000, UPDATE",
    "100000, DELETE",
    "1000, TRUNCATE",
    "100000, DROP COLUMN",
    "1000, DROP TABLE",
    "100000, DROP TABLE",
    "100000, 'UPDATE, no key'",
    "100000, 'INSERT, no key'",
    "100000, 'DROP COLUMN, no key'"
  })
  void rows_are_restored_exactly(int rows, String what) {
    String was = ROWS.formatted(rows);
    database.execute(
        "CREATE TABLE big (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int NOT NULL, line text, at timestamptz)",
        "INSERT INTO big (n, line, at) SELECT n, line, at FROM " + was);
    if (what.endsWith("no key")) {
      database.execute("ALTER TABLE big DROP CONSTRAINT big_pkey");
    }
    Rehearsal rehearsal = Rehearsal.of(database, MIGRATIONS.get(what));
    long started = System.nanoTime();
    rehearsal.apply();
    long applied = System.nanoTime();
    DataSnapshot kept =
        DataSnapshots.on(database.dataSource()).list().stream()
            .filter(one -> one.source().equals("public.big"))
            .findFirst()
            .orElseThrow();
    long back = System.nanoTime();
    rehearsal.rollBackAll();
    long done = System.nanoTime();
    System.out.printf(
        "%-12s %7d rows: kept %7d rows in %,12d bytes, apply %5d ms, roll back %5d ms%n",
        what,
        rows,
        kept.rows(),
        kept.bytes(),
        (applied - started) / 1_000_000,
        (done - back) / 1_000_000);
    assertThat(kept.rows()).isEqualTo(what.startsWith("INSERT") ? 1 : rows);
    assertThat(database.query(DIFFERENCES.formatted(COLUMNS, was))).containsExactly("0");
  }
}
