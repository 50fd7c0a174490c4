package dev.oneledger.ddl.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the ledger's own schema, beyond the records of guards and rollbacks. */
class LedgerReachTest {

  private static final String SHOP = "CREATE TABLE shop (id int);\n";

  private static List<Integer> lines(String sql) {
    return LedgerReach.beyondRecords("oneledger")
        .lines(SqlSplitter.split(SHOP + sql, SqlDialect.POSTGRESQL).statements());
  }

  private static String block(String body) {
    return "DO $$ DECLARE q text; BEGIN %s END $$".formatted(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE format('DELETE FROM oneledger.%I', 'journal');",
        "EXECUTE format('DELETE FROM %I.%I', 'oneledger', 'journal');",
        "EXECUTE 'DELETE FROM one' || 'ledger.journal';",
        "EXECUTE 'SET search_path = oneledger, public';",
        "EXECUTE concat('TRUNCATE ', quote_ident('oneledger'), '.journal') USING 1;",
        "q := 'DELETE FROM oneledger.journal'; EXECUTE q;",
        "q := 'DELETE FROM \"oneledger\".journal'; IF true THEN EXECUTE q || ' WHERE true'; END IF;",
        "q := 'oneledger'; EXECUTE format('DROP TABLE %I.journal', q);",
        "PERFORM set_config('search_path', 'oneledger', true); DELETE FROM journal;",
        "PERFORM set_config('search' || '_path', 'public, oneledger', false);",
        "PERFORM pg_catalog.set_config(E'search\\x5fpath', 'oneledger', true);",
        "UPDATE pg_settings SET setting = 'oneledger' WHERE name = 'search_path';",
        "DELETE FROM oneledger.journal;",
      })
  void a_body_that_reaches_the_schema_is_found(String body) {
    assertThat(lines(block(body))).containsExactly(2);
    assertThat(lines("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN %s END $f$".formatted(body)))
        .containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE format('DELETE FROM app.%I', 'journal');",
        "EXECUTE 'SET search_path = app'; RAISE NOTICE 'nothing of oneledger is touched';",
        "q := 'as told by oneledger'; EXECUTE 'ANALYZE shop';",
        "q := 'as told by oneledger'; EXECUTE q;",
        "EXECUTE 'INSERT INTO notes VALUES ($1)' USING 'oneledger.journal';",
        "PERFORM set_config('app.source', 'oneledger', true);",
        "PERFORM set_config('search_path', 'app', true); INSERT INTO notes VALUES ('oneledger');",
        "INSERT INTO notes VALUES ('DELETE FROM oneledger.journal');",
        "IF to_regnamespace('oneledger') IS NULL THEN RAISE NOTICE 'alone'; END IF;",
        "PERFORM set_config('search_path', 'oneledgers', true);",
        "INSERT INTO oneledger.once (migration, hash, occurrence) VALUES ('1', '2', 3) ON CONFLICT DO NOTHING;",
        "EXECUTE format('DROP TABLE %s', '\"oneledger\".\"snapshot_1_a\"');",
      })
  void a_body_that_only_speaks_of_it_is_not(String body) {
    assertThat(lines(block(body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT set_config('search_path', 'oneledger', false)",
        "SET search_path TO 'oneledger'",
        "SELECT pg_catalog.set_config('search_path', 'public,oneledger', false)",
      })
  void a_statement_that_makes_it_the_path_is_found(String sql) {
    assertThat(lines(sql)).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT set_config('app.source', 'oneledger', false)",
        "SELECT current_setting('oneledger.actor', true)",
        "SELECT set_config('search_path', 'app', false)",
        "INSERT INTO notes VALUES ('oneledger')",
        "CREATE TRIGGER t AFTER INSERT ON shop EXECUTE FUNCTION tell('oneledger')",
        "GRANT EXECUTE ON FUNCTION oneledger_facts() TO public",
      })
  void a_statement_that_only_speaks_of_it_is_not(String sql) {
    assertThat(lines(sql)).isEmpty();
  }
}
