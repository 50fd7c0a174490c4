package dev.oneledger.reliability.crash;

import dev.oneledger.SqlDialect;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Transactional migrations on PostgreSQL, and between them such as run statement by statement:
 * indexes that are built and dropped concurrently, data, functions, and a procedure that commits,
 * of which nobody can tell from outside whether it did.
 */
final class MixedPostgres extends ReleaseScenario {
  private static final String LONE = "4_lone";
  private static final int CALL = 3;

  private static final Map<String, String> RELEASE =
      Map.of(
          "1_probe.sql",
          """
          CREATE TABLE probe (id bigint GENERATED ALWAYS AS IDENTITY, mark text NOT NULL);
          CREATE TABLE counter (name text PRIMARY KEY, n int NOT NULL);
          INSERT INTO counter VALUES ('statements', 1);
          CREATE FUNCTION note(what text) RETURNS void LANGUAGE sql AS
            'INSERT INTO probe (mark) VALUES (what)';
          SELECT note(m) FROM (VALUES ('1.5a'), ('1.5b')) AS v (m);
          """,
          "2_indexes.sql",
          """
          -- ledger: no-transaction
          INSERT INTO probe (mark) VALUES ('2.1');
          CREATE INDEX CONCURRENTLY probe_mark ON probe (mark);
          UPDATE counter SET n = n + 1;
          SELECT note(m) FROM (VALUES ('2.4a'), ('2.4b')) AS v (m);
          CREATE UNIQUE INDEX CONCURRENTLY counter_n ON counter (n);
          """,
          "3_between.sql",
          """
          ALTER TABLE counter ADD COLUMN felt text NOT NULL DEFAULT 'glad';
          UPDATE counter SET n = n + 1;
          CREATE PROCEDURE note_and_commit(what text) LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO probe (mark) VALUES (what);
              COMMIT;
            END $$;
          """,
          LONE + ".sql",
          """
          -- ledger: no-transaction
          DROP INDEX CONCURRENTLY counter_n;
          UPDATE counter SET n = n + 1;
          CALL note_and_commit('4.3');
          REINDEX INDEX CONCURRENTLY probe_mark;
          CREATE FUNCTION count_probe() RETURNS bigint LANGUAGE sql AS $$
            SELECT count(*) FROM probe;
          $$;
          VACUUM probe;
          INSERT INTO probe (mark) VALUES ('4.7');
          """,
          "5_last.sql",
          """
          ALTER TABLE probe ADD CONSTRAINT probe_id PRIMARY KEY (id);
          SELECT note('5.2');
          """);

  MixedPostgres() {
    super("postgres-mixed", SqlDialect.POSTGRESQL, Map.of(), RELEASE);
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
    return migration.equals(LONE) && statement == CALL
        ? Optional.of(PostgresTraces.has(databases.get(0), LONE.charAt(0) + "." + CALL))
        : Optional.empty();
  }
}
