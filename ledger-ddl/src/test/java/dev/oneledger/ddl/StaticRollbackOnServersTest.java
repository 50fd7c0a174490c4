package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rollback made from a text leads back exactly, and does nothing when it runs again. */
class StaticRollbackOnServersTest {
  private static final Migration BASE =
      migration(
          "1",
          """
          CREATE TABLE base (id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(20) DEFAULT 'x');
          CREATE TABLE child (id INT PRIMARY KEY, base INT, n INT);
          CREATE INDEX by_a ON base (a);
          CREATE VIEW seen AS SELECT id, n FROM child;
          CREATE SEQUENCE numbers START WITH 5;
          INSERT INTO base (id, a) VALUES (1, 10), (2, 20);
          INSERT INTO child VALUES (1, 1, 7);
          """,
          null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POSTGRESQL MARIADB H2 | CREATE TABLE t (id INT PRIMARY KEY)
          POSTGRESQL MARIADB H2 | CREATE TABLE t (id INT PRIMARY KEY, base INT, CONSTRAINT to_base FOREIGN KEY (base) REFERENCES base (id)); CREATE INDEX ti ON t (base)
          POSTGRESQL MARIADB H2 | CREATE TABLE t AS SELECT id, a FROM base
          POSTGRESQL MARIADB H2 | CREATE INDEX by_b ON base (b)
          POSTGRESQL MARIADB H2 | CREATE UNIQUE INDEX by_b ON base (b, a)
          POSTGRESQL MARIADB H2 | CREATE VIEW v AS SELECT id FROM base; CREATE VIEW w AS SELECT id FROM v
          POSTGRESQL MARIADB H2 | CREATE SEQUENCE s START WITH 3
          POSTGRESQL            | CREATE SCHEMA other; CREATE TABLE other.t (x INT); CREATE INDEX ox ON other.t (x)
          POSTGRESQL H2         | CREATE SCHEMA other
          POSTGRESQL MARIADB H2 | CREATE TABLE t (x INT); ALTER TABLE t ADD COLUMN c INT PRIMARY KEY
          POSTGRESQL            | CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TABLE t (m mood)
          POSTGRESQL H2         | CREATE DOMAIN few AS INT CHECK (VALUE < 9); CREATE TABLE t (n few)
          POSTGRESQL            | CREATE MATERIALIZED VIEW m AS SELECT id FROM base; CREATE INDEX mi ON m (id)
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD COLUMN c INT
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD c INT DEFAULT 5 NOT NULL
          POSTGRESQL MARIADB    | ALTER TABLE base ADD COLUMN c INT, ADD COLUMN d VARCHAR(9) DEFAULT 'd'
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD COLUMN c INT UNIQUE
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD COLUMN c INT CHECK (c > 0)
          POSTGRESQL H2         | ALTER TABLE child ADD COLUMN c INT REFERENCES base (id)
          MARIADB               | ALTER TABLE base ADD COLUMN c INT AFTER id
          H2                    | ALTER TABLE base ADD COLUMN c INT BEFORE a
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD CONSTRAINT positive CHECK (a > 0)
          POSTGRESQL MARIADB H2 | ALTER TABLE base ADD CONSTRAINT one UNIQUE (a, b)
          POSTGRESQL H2         | ALTER TABLE child ADD CONSTRAINT to_base FOREIGN KEY (base) REFERENCES base (id) ON DELETE CASCADE
          POSTGRESQL MARIADB    | ALTER TABLE base ADD COLUMN c INT, ADD CONSTRAINT cc CHECK (c > a)
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME TO first
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME COLUMN b TO "b_2"
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME COLUMN a TO aa
          H2                    | ALTER TABLE base ALTER COLUMN a RENAME TO aa
          POSTGRESQL H2         | ALTER VIEW seen RENAME TO looked_at
          POSTGRESQL H2         | ALTER INDEX by_a RENAME TO by_aa
          POSTGRESQL            | ALTER SEQUENCE numbers RENAME TO counts
          MARIADB               | RENAME TABLE base TO first
          MARIADB H2            | CREATE TABLE "Odd ""t" ("x y" INT); CREATE INDEX "i j" ON "Odd ""t" ("x y")
          POSTGRESQL            | CREATE TABLE "Odd ""t" ("x y" INT); CREATE INDEX "i j" ON "Odd ""t" ("x y"); ALTER TABLE "Odd ""t" RENAME TO "Odder"
          POSTGRESQL MARIADB H2 | CREATE TABLE t (x INT); ALTER TABLE t ADD COLUMN y INT; ALTER TABLE t RENAME COLUMN y TO z
          POSTGRESQL            | CREATE TABLE t (x INT); ALTER TABLE t ADD COLUMN y INT; ALTER TABLE t RENAME COLUMN y TO z; ALTER TABLE t RENAME TO u
          """)
  void a_rollback_from_the_text_leads_back(String dialects, String apply) {
    for (String name : dialects.split(" ")) {
      SqlDialect dialect = SqlDialect.valueOf(name);
      String written = dialect == SqlDialect.MARIADB ? apply.replace('"', '`') : apply;
      Migration forth = migration("2", written, null);
      String back = StaticRollback.of(forth, dialect).orThrow().text();
      try (ScratchDatabase scratch = ScratchProduct.fresh(dialect)) {
        ProofVerdict verdict =
            Proof.of(migration("2", written, back)).after(List.of(BASE)).on(scratch.dataSource());

        assertThat(verdict.reversible().isProven()).as(verdict + "\n" + back).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POSTGRESQL MARIADB H2 | ALTER TABLE child ADD CONSTRAINT pk2 PRIMARY KEY (n)              | NOT NULL
          MARIADB               | ALTER TABLE child ADD CONSTRAINT to_base FOREIGN KEY (base) REFERENCES base (id) | index
          MARIADB               | ALTER TABLE child ADD COLUMN c INT REFERENCES base (id)           | foreign key
          MARIADB               | ALTER TABLE base ADD CONSTRAINT one UNIQUE KEY two (a)            | two names
          MARIADB               | ALTER TABLE base ADD SYSTEM VERSIONING                            | no column
          MARIADB               | ALTER TABLE base ADD PERIOD FOR p (a, b)                          | no column
          POSTGRESQL            | ALTER TABLE base ADD CONSTRAINT one UNIQUE USING INDEX by_a       | index
          POSTGRESQL            | CREATE SCHEMA AUTHORIZATION joe                                   | no name
          POSTGRESQL            | CREATE SCHEMA s CREATE TABLE t (x INT)                            | more than one
          H2                    | CREATE SCHEMA other; CREATE TABLE other.t (x INT)                 | schema is gone
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME TO old; CREATE TABLE base (x INT)         | freed
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME COLUMN b TO c; ALTER TABLE base ADD COLUMN b INT | freed
          POSTGRESQL MARIADB H2 | ALTER TABLE base RENAME TO t; ALTER TABLE child RENAME TO base; ALTER TABLE t RENAME TO child | freed
          MARIADB               | RENAME TABLE base TO t; RENAME TABLE child TO base                | freed
          """)
  void what_no_rollback_from_the_text_can_take_back_is_refused(
      String dialects, String apply, String why) {
    for (String name : dialects.split(" ")) {
      StaticRollback rollback =
          StaticRollback.of(migration("2", apply, null), SqlDialect.valueOf(name));

      assertThat(rollback.refusals()).as(name + " " + rollback).isNotEmpty();
      assertThat(rollback.refusals().get(0).text()).contains(why);
    }
  }
}
