package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerObjectsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM oneledger.journal",
        "UPDATE \"oneledger\".journal SET body = 'x'",
        "UPDATE ONLY oneledger . journal SET body = 'x'",
        "INSERT INTO oneledger.journal VALUES (1)",
        "WITH x AS (DELETE FROM oneledger.journal RETURNING 1) SELECT * FROM x",
        "DELETE FROM ONLY (oneledger.journal)",
        "CREATE TABLE mine () INHERITS (oneledger.journal)",
        "ALTER TABLE mine INHERIT oneledger.journal",
        "CREATE TABLE mine (a int REFERENCES oneledger.journal)",
        "SELECT setval('oneledger.counter', 1)",
        "TRUNCATE oneledger.journal",
        "TRUNCATE TABLE t, oneledger.journal",
        "COPY oneledger.journal FROM STDIN",
        "DROP TABLE IF EXISTS oneledger.journal CASCADE",
        "DROP SCHEMA oneledger CASCADE",
        "DROP SCHEMA IF EXISTS app, oneledger",
        "ALTER SCHEMA oneledger RENAME TO gone",
        "ALTER TABLE oneledger.journal DISABLE TRIGGER ALL",
        "ALTER TABLE app.t SET SCHEMA oneledger",
        "CREATE TABLE oneledger.mine (a int)",
        "CREATE TRIGGER x BEFORE INSERT ON oneledger.journal EXECUTE FUNCTION f()",
        "CREATE RULE r AS ON INSERT TO oneledger.journal DO INSTEAD NOTHING",
        "CREATE INDEX i ON oneledger.journal (a)",
        "DROP TRIGGER x ON oneledger.journal",
        "GRANT ALL ON oneledger.journal TO PUBLIC",
        "GRANT ALL ON ALL TABLES IN SCHEMA oneledger TO app",
        "REVOKE ALL ON SCHEMA oneledger FROM app",
        "COMMENT ON TABLE oneledger.journal IS 'x'",
        "SELECT 1 INTO oneledger.mine",
        "SET search_path = oneledger, public",
        "SELECT set_config('search_path', 'oneledger', true)",
        "ALTER ROLE app SET search_path = app, oneledger",
        "DO $$ BEGIN EXECUTE 'DELETE FROM oneledger.journal'; END $$",
        "DO $$ BEGIN EXECUTE format('DELETE FROM %I.%I', 'oneledger', 'journal'); END $$",
        "DELETE FROM oneledger.once",
        "DELETE FROM oneledger.once WHERE migration = '1_x' OR true",
        "UPDATE oneledger.once SET hash = 'x'",
        "DROP TABLE oneledger.once",
        "INSERT INTO oneledger.once SELECT 'x', 'y', 1",
        "DROP TABLE oneledger.snapshot",
        "UPDATE oneledger.snapshot SET expires_at = now()",
        "CREATE SCHEMA oneledger CREATE TABLE x (a int)",
      })
  void what_a_migration_changes_of_the_ledger_is_refused(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL))
        .anyMatch(text -> text.contains("the ledger's own tables"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO audit SELECT * FROM oneledger.journal",
        "CREATE VIEW v AS SELECT * FROM oneledger.journal",
        "SELECT * FROM oneledger.journal",
        "DELETE FROM app.oneledger",
        "DROP TABLE IF EXISTS oneledger",
        "UPDATE t SET oneledger = 1",
        "INSERT INTO notes VALUES ('DELETE FROM oneledger.journal')",
        "SET search_path = app, public",
        "INSERT INTO oneledger.once (migration, hash, occurrence) VALUES ('1_x', 'abc', 1) ON CONFLICT DO NOTHING",
        "DELETE FROM oneledger.once WHERE migration = '1_x'",
        "UPDATE \"oneledger\".snapshot SET restored_at = now() WHERE migration = '1_x' AND text_hash = 'x'",
      })
  void what_reads_it_or_is_written_by_our_own_guards_is_not(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MARIADB | DELETE FROM oneledger_journal",
        "MARIADB | RENAME TABLE oneledger_text TO gone",
        "MARIADB | UPDATE t JOIN app.oneledger_journal j SET j.body = 1",
        "H2 | DELETE FROM ONELEDGER.JOURNAL",
        "H2 | DROP SCHEMA \"oneledger\" CASCADE",
        "H2 | SET SCHEMA oneledger",
      })
  void so_it_is_on_the_other_products(SqlDialect dialect, String sql) {
    assertThat(Findings.forbidden(sql, dialect))
        .anyMatch(text -> text.contains("the ledger's own tables"));
  }
}
