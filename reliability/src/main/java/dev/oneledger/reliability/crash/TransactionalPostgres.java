package dev.oneledger.reliability.crash;

import dev.oneledger.SqlDialect;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Transactional migrations on PostgreSQL, ledger and target in one database: many statements in a
 * file, statements that return rows, COPY, repeatable ones, increments that no one could repeat
 * unseen.
 */
final class TransactionalPostgres extends ReleaseScenario {
  private static final Map<String, String> FIRST_RELEASE =
      Map.of(
          "1_probe.sql",
          """
          BEGIN;
          CREATE TABLE probe (id bigint GENERATED ALWAYS AS IDENTITY, mark text NOT NULL);
          INSERT INTO probe (mark) VALUES ('1.2');
          CREATE TABLE counter (name text PRIMARY KEY, n int NOT NULL);
          INSERT INTO counter VALUES ('statements', 1);
          UPDATE counter SET n = n + 1;
          COMMIT;
          """,
          "2_functions.sql",
          """
          CREATE FUNCTION note(what text) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE made bigint;
            BEGIN
              INSERT INTO probe (mark) VALUES (what) RETURNING id INTO made;
              RETURN made;
            END $$;
          SELECT note(m) FROM (VALUES ('2.2a'), ('2.2b'), ('2.2c')) AS v (m);
          WITH noted AS (INSERT INTO probe (mark) VALUES ('2.3') RETURNING mark)
            SELECT count(*) FROM noted;
          DO $$ BEGIN PERFORM note('2.4'); END $$;
          UPDATE counter SET n = n + 1;
          """,
          "3_data.sql",
          """
          COPY probe (mark) FROM stdin;
          3.1a
          3.1b
          \\.
          UPDATE counter SET n = n + 1;
          """,
          "R__active.sql",
          """
          CREATE OR REPLACE VIEW active AS SELECT mark FROM probe;
          INSERT INTO probe (mark) VALUES ('R first');
          """);

  private static final Map<String, String> SECOND_RELEASE =
      Map.of(
          "4_types.sql",
          """
          CREATE TYPE mood AS ENUM ('sad', 'glad');
          ALTER TABLE counter ADD COLUMN felt mood NOT NULL DEFAULT 'glad';
          CREATE INDEX probe_mark ON probe (mark);
          UPDATE counter SET n = n + 1;
          SELECT note('4.5');
          """,
          "5_drop.sql",
          """
          DROP INDEX probe_mark;
          ALTER TABLE counter RENAME COLUMN felt TO feeling;
          UPDATE counter SET n = n + 1;
          """,
          "R__active.sql",
          """
          CREATE OR REPLACE VIEW active AS SELECT mark, id FROM probe;
          INSERT INTO probe (mark) VALUES ('R second');
          """);

  private TransactionalPostgres(String name, Map<String, String> before, Map<String, String> now) {
    super(name, SqlDialect.POSTGRESQL, before, now);
  }

  /** The first start on an empty database. */
  static Scenario firstStart() {
    return new TransactionalPostgres("postgres-first-start", Map.of(), FIRST_RELEASE);
  }

  /** The migrations of the first release. */
  static Map<String, String> firstRelease() {
    return FIRST_RELEASE;
  }

  /** The migrations of the second release, those of the first among them. */
  static Map<String, String> secondRelease() {
    Map<String, String> all = new TreeMap<>(FIRST_RELEASE);
    all.putAll(SECOND_RELEASE);
    return all;
  }

  /** The start of a later release, which also changes a repeatable migration. */
  static Scenario nextRelease() {
    return new TransactionalPostgres("postgres-next-release", FIRST_RELEASE, secondRelease());
  }

  @Override
  public List<Product> databases() {
    return List.of(Product.POSTGRESQL);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    return PostgresTraces.in(databases.get(0));
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return Optional.empty();
  }
}
