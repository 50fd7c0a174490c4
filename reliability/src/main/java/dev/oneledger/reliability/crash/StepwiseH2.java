package dev.oneledger.reliability.crash;

import dev.oneledger.SqlDialect;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Migrations on H2, where every change of the schema commits by itself, with changes of rows
 * between them.
 */
final class StepwiseH2 extends ReleaseScenario {
  private static final Map<String, String> RELEASE =
      Map.of(
          "1_probe.sql",
          """
          CREATE TABLE probe (id bigint GENERATED ALWAYS AS IDENTITY, mark varchar(40) NOT NULL);
          INSERT INTO probe (mark) VALUES ('1.2');
          CREATE TABLE counter (name varchar(40) NOT NULL, n int NOT NULL);
          INSERT INTO counter VALUES ('statements', 1);
          UPDATE counter SET n = n + 1;
          """,
          "2_changes.sql",
          """
          ALTER TABLE counter ADD COLUMN felt varchar(10) DEFAULT 'glad' NOT NULL;
          CREATE INDEX probe_mark ON probe (mark);
          INSERT INTO probe (mark) VALUES ('2.3a'), ('2.3b');
          UPDATE counter SET n = n + 1;
          CREATE SEQUENCE numbers;
          ALTER TABLE counter ADD CONSTRAINT counter_key PRIMARY KEY (name);
          DROP INDEX probe_mark;
          UPDATE counter SET n = n + 1;
          """,
          "R__marks.sql",
          """
          CREATE OR REPLACE VIEW marks AS SELECT id, mark FROM probe;
          INSERT INTO probe (mark) VALUES ('R.2');
          """);

  StepwiseH2() {
    super("h2", SqlDialect.H2, Map.of(), RELEASE);
  }

  @Override
  public List<Product> databases() {
    return List.of(Product.H2);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    return H2Traces.in(databases.get(0));
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return Optional.empty();
  }
}
