package dev.oneledger.reliability.crash;

import dev.oneledger.SqlDialect;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Migrations on MariaDB, where every change of the schema commits by itself: tables, indexes,
 * routines and views with changes of rows between them, and a procedure that is called, of which
 * nobody can tell from outside whether it did what it does.
 */
final class StepwiseMariaDb extends ReleaseScenario {
  private static final String ROUTINES = "2_routines";
  private static final int CALL = 2;

  private static final Map<String, String> RELEASE =
      Map.of(
          "1_probe.sql",
          """
          CREATE TABLE probe (id bigint AUTO_INCREMENT PRIMARY KEY, mark varchar(40) NOT NULL);
          INSERT INTO probe (mark) VALUES ('1.2');
          CREATE TABLE counter (name varchar(40) PRIMARY KEY, n int NOT NULL);
          INSERT INTO counter VALUES ('statements', 1);
          UPDATE counter SET n = n + 1;
          """,
          ROUTINES + ".sql",
          """
          DELIMITER //
          CREATE PROCEDURE note(IN what varchar(40))
          BEGIN
            INSERT INTO probe (mark) VALUES (what);
          END//
          DELIMITER ;
          CALL note('2.2');
          CREATE VIEW marks AS SELECT mark FROM probe;
          UPDATE counter SET n = n + 1;
          """,
          "3_changes.sql",
          """
          ALTER TABLE counter ADD COLUMN felt varchar(10) NOT NULL DEFAULT 'glad';
          CREATE INDEX probe_mark ON probe (mark);
          INSERT INTO probe (mark) VALUES ('3.3a'), ('3.3b');
          UPDATE counter SET n = n + 1;
          CREATE TABLE renamed (x int);
          RENAME TABLE renamed TO lasting;
          DROP INDEX probe_mark ON probe;
          CREATE TRIGGER counting BEFORE INSERT ON lasting FOR EACH ROW SET NEW.x = NEW.x + 1;
          """,
          "R__marks.sql",
          """
          CREATE OR REPLACE VIEW marks AS SELECT id, mark FROM probe;
          INSERT INTO probe (mark) VALUES ('R.2');
          """);

  StepwiseMariaDb() {
    super("mariadb", SqlDialect.MARIADB, Map.of(), RELEASE);
  }

  @Override
  public List<Product> databases() {
    return List.of(Product.MARIADB);
  }

  @Override
  public List<String> traces(List<DataSource> databases) {
    return MariaDbTraces.in(databases.get(0));
  }

  @Override
  public Optional<Boolean> effect(List<DataSource> databases, String migration, int statement) {
    return migration.equals(ROUTINES) && statement == CALL
        ? Optional.of(MariaDbTraces.has(databases.get(0), ROUTINES.charAt(0) + "." + CALL))
        : Optional.empty();
  }
}
