package dev.oneledger.ddl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.internal.evolve.DraftProbe;
import dev.oneledger.ddl.internal.evolve.DraftReach;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another agent's code changes no rows that nobody consented to, in whichever form it tries. */
class EvolutionConsentTest {
  private static final String INIT =
      """
      CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE account (id int PRIMARY KEY, customer int REFERENCES customer ON DELETE CASCADE);
      CREATE TABLE plan (code text PRIMARY KEY, price int);
      CREATE FUNCTION purge(which int) RETURNS int LANGUAGE sql
        AS 'DELETE FROM customer WHERE id = which RETURNING id';
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
      CREATE FUNCTION nested() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN purge(1); END';
      CREATE PROCEDURE tidy() LANGUAGE plpgsql
        AS 'BEGIN IF EXISTS (SELECT FROM customer WHERE id = 7) THEN TRUNCATE account; END IF; END';
      CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN DELETE FROM customer WHERE id = NEW.id; RETURN NEW; END';
      CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := 1; RETURN NEW; END';
      CREATE TABLE trapped (id int PRIMARY KEY);
      CREATE TABLE harmless (id int PRIMARY KEY, n int);
      CREATE TRIGGER trap BEFORE INSERT ON trapped FOR EACH ROW EXECUTE FUNCTION trap();
      CREATE TRIGGER note BEFORE INSERT ON harmless FOR EACH ROW EXECUTE FUNCTION fill();
      CREATE FUNCTION add_up(n int, which int) RETURNS int LANGUAGE sql AS 'SELECT purge(which)';
      CREATE AGGREGATE purges(int) (SFUNC = add_up, STYPE = int);
      """;
  private static final String ROWS =
      """
      INSERT INTO customer VALUES (1, 'Ann'), (7, 'Bob');
      INSERT INTO account VALUES (1, 1);
      INSERT INTO plan VALUES ('basic', 10);
      """;

  /** As a scratch database is: the schema, and no rows. */
  private static TestDatabase scratch;

  @BeforeAll
  static void open() {
    scratch = TestPostgres.freshDatabase();
    scratch.execute(INIT);
  }

  @AfterAll
  static void close() {
    scratch.close();
  }

  /** As an agent's draft is, which begins with three lines of header. */
  private static Migration draft(String apply) {
    return new Migration(
        MigrationId.parse("142_spoken"),
        SqlText.of("\n\n\n" + apply),
        null,
        true,
        "142_spoken.sql");
  }

  private static List<Finding> found(String apply, String... consented) {
    return DraftProbe.of(draft(apply), false, scratch.dataSource())
        .destruction()
        .without(Consent.to(consented));
  }

  private static List<String> refused(String apply, String... consented) {
    List<Finding> findings = found(apply, consented);
    assertThat(findings)
        .as(apply)
        .isNotEmpty()
        .extracting(Finding::code)
        .containsOnly(FindingCode.DESTRUCTIVE);
    return findings.stream().map(Finding::place).toList();
  }

  private static void accepted(String apply, String... consented) {
    assertThat(found(apply, consented)).as(apply).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE plan SET price = 0;",
        "DELETE FROM plan WHERE code = 'basic';",
        "TRUNCATE plan;",
        "WITH gone AS (DELETE FROM plan RETURNING code) SELECT count(*) FROM gone;",
        "MERGE INTO plan USING (VALUES ('basic')) AS s(code) ON s.code = plan.code WHEN MATCHED THEN DELETE;",
        "INSERT INTO plan VALUES ('basic', 0) ON CONFLICT (code) DO UPDATE SET price = 0;",
        "ALTER TABLE plan RENAME TO old; CREATE TABLE plan (code text PRIMARY KEY, price int); DELETE FROM old;",
        "PREPARE gone AS DELETE FROM plan; EXECUTE gone;",
        "SET session_replication_role = replica; DELETE FROM plan;",
        "ALTER TABLE plan ALTER COLUMN price TYPE int USING 0;",
      })
  void rows_that_are_changed_in_the_open_are_named_by_table(String apply) {
    assertThat(refused(apply)).contains("rows of public.plan");
  }

  @Test
  void each_table_of_a_statement_is_named_and_so_are_those_behind_a_deletion() {
    assertThat(refused("TRUNCATE plan, account;"))
        .containsExactly("rows of public.account", "rows of public.plan");
    assertThat(refused("DELETE FROM customer;"))
        .containsExactly("rows of public.account", "rows of public.customer");
    assertThat(refused("DELETE FROM customer;", "rows of public.customer"))
        .containsExactly("rows of public.account");
  }

  @Test
  void consent_to_the_table_is_enough_for_a_plain_statement() {
    accepted("UPDATE plan SET price = 12 WHERE code = 'basic';", "rows of public.plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN DELETE FROM plan; END $$;",
        "DO $$ BEGIN IF EXISTS (SELECT FROM customer WHERE id = 7) THEN UPDATE plan SET price = 0; END IF; END $$;",
        "DO 'DECLARE i record; BEGIN FOR i IN SELECT id FROM customer LOOP TRUNCATE plan; END LOOP; END';",
        "DO $$ BEGIN IF false THEN COPY plan FROM stdin;\nDELETE FROM plan;\n END IF; END $$;",
        "DO $$ BEGIN EXECUTE 'DELETE FROM plan'; END $$;",
        "DO $$ BEGIN EXECUTE 'DEL' || 'ETE FROM plan'; END $$;",
        "DO $$ DECLARE q text := 'x'; BEGIN EXECUTE format('%s FROM plan', q); EXCEPTION WHEN OTHERS THEN NULL; END $$;",
        "DO $$ BEGIN PERFORM purge(id) FROM customer WHERE id = 7; END $$;",
        "DO $$ BEGIN DO 'BEGIN DELETE FROM plan WHERE price > 99; END'; END $$;",
      })
  void a_block_that_may_change_rows_wants_consent_to_itself(String apply) {
    assertThat(refused(apply))
        .anyMatch(place -> place.matches("block at line 4 \\([0-9a-f]{12}\\)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT purge(id) FROM customer WHERE id = 7;",
        "SELECT nested() FROM customer;",
        "SELECT public.\"purge\"(1);",
        "CALL tidy();",
        "CREATE TABLE copy AS SELECT purge(id) FROM customer;",
        "ALTER TABLE customer ADD CONSTRAINT kept CHECK (purge(id) IS NULL);",
        "ALTER TABLE plan DISABLE TRIGGER ALL;",
        "SELECT lo_unlink(1) FROM customer;",
      })
  void a_statement_that_may_change_rows_by_what_it_calls_wants_consent_to_itself(String apply) {
    assertThat(refused(apply))
        .anyMatch(place -> place.matches("statement at line 4 \\([0-9a-f]{12}\\)"));
  }

  @Test
  void a_function_that_is_made_called_and_dropped_again_is_seen() {
    assertThat(
            refused(
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM plan';\nSELECT f() FROM customer;\nDROP FUNCTION f();"))
        .anyMatch(place -> place.startsWith("statement at line 5 "));
  }

  private static final String TRAP =
      "CREATE TABLE x (id int); CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM customer; RETURN NEW; END'; CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW EXECUTE FUNCTION t(); ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRAP + "INSERT INTO x SELECT id FROM customer;",
        TRAP + "ALTER TABLE x RENAME TO y; INSERT INTO y SELECT id FROM customer;",
        TRAP + "CREATE VIEW v AS SELECT id FROM x; INSERT INTO v SELECT id FROM customer;",
        TRAP + "DO $$ BEGIN INSERT INTO x SELECT id FROM customer; END $$;",
        "INSERT INTO trapped SELECT id FROM customer;",
        "INSERT INTO public.\"trapped\" SELECT id FROM customer;",
        "SELECT U&\"\\0070urge\"(id) FROM customer;",
        "ALTER FUNCTION purge(int) RENAME TO innocent; SELECT innocent(id) FROM customer;",
        "CREATE FUNCTION s(int, int) RETURNS int LANGUAGE sql AS 'SELECT purge($2)'; CREATE AGGREGATE a(int) (SFUNC = s, STYPE = int); SELECT a(id) FROM customer;",
        "SELECT purges(id) FROM customer;",
        "CREATE FUNCTION two(int, int) RETURNS int LANGUAGE sql AS 'SELECT purge($2)'; CREATE OPERATOR === (FUNCTION = two, LEFTARG = int, RIGHTARG = int); SELECT id === id FROM customer;",
        "CREATE VIEW v AS SELECT purge(id) FROM customer; SELECT * FROM v;",
        "CREATE TABLE x (id int); CREATE RULE r AS ON INSERT TO x DO ALSO SELECT purge(NEW.id); INSERT INTO x SELECT id FROM customer;",
      })
  void what_runs_such_code_without_a_call_wants_consent(String apply) {
    assertThat(refused(apply))
        .anyMatch(place -> place.matches("(statement|block) at line 4 \\([0-9a-f]{12}\\)"));
  }

  @Test
  void consent_to_a_block_is_to_its_text_and_no_other() {
    String block = "DO $$ BEGIN DELETE FROM plan WHERE price > 99; END $$;";
    List<String> places = refused(block);
    assertThat(places).hasSize(2).contains("rows of public.plan");

    accepted(block, places.toArray(String[]::new));
    assertThat(refused(block.replace("99", "9"), places.toArray(String[]::new))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO plan VALUES ('pro', 20) ON CONFLICT (code) DO NOTHING;",
        "CREATE FUNCTION later() RETURNS void LANGUAGE sql AS 'DELETE FROM plan';",
        "CREATE TABLE log (at timestamptz); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM log; RETURN NULL; END'; CREATE TRIGGER note AFTER UPDATE OR DELETE ON plan EXECUTE FUNCTION note();",
        "-- DELETE FROM plan; TRUNCATE plan;\nALTER TABLE plan ADD COLUMN note text; /* UPDATE plan SET price = 0 */",
        "COMMENT ON TABLE plan IS 'DELETE FROM plan, oneledger'; -- oneledger",
        "DO $$ BEGIN CREATE TYPE mood AS ENUM ('good'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;",
        "DO $$ BEGIN EXECUTE 'CREATE TABLE IF NOT EXISTS made (x int REFERENCES customer ON DELETE CASCADE ON UPDATE CASCADE)'; END $$;",
        "CREATE TABLE doubled AS SELECT twice(id) AS n FROM customer;",
        "CREATE TABLE fresh (id int PRIMARY KEY); INSERT INTO fresh VALUES (1), (2); DELETE FROM fresh WHERE id = 2;",
        "ALTER TABLE account ADD CONSTRAINT plan_fk CHECK (id > 0); GRANT UPDATE, DELETE ON plan TO PUBLIC;",
        TRAP + "INSERT INTO plan VALUES ('pro', 20);",
        "INSERT INTO harmless SELECT id FROM customer;",
        "INSERT INTO plan SELECT id::text FROM trapped;",
        "CREATE INDEX by_price ON plan USING btree (price);",
      })
  void what_changes_no_rows_that_are_there_needs_no_consent(String apply) {
    accepted(apply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP SCHEMA IF EXISTS oneledger CASCADE;",
        "DO $$ BEGIN DELETE FROM \"oneledger\".once; END $$;",
        "SET search_path = oneledger;",
        "DELETE FROM U&\"\\006fneledger\".once;",
        "DELETE FROM U&\"!006fneledger\" UESCAPE '!'.once;",
        "DO $$ BEGIN EXECUTE format('DELETE FROM oneledger.once'); END $$;",
        "DO $$ BEGIN EXECUTE ('DELETE FROM oneledger.once'); END $$;",
        "DO $$ BEGIN EXECUTE E'DELETE FROM \\x6fneledger.once'; END $$;",
        "DO $$ BEGIN EXECUTE 'DELETE FROM onele' || 'dger.once'; END $$;",
        "DO $$ DECLARE q text := 'DELETE FROM oneledger.once'; BEGIN EXECUTE q; END $$;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('DELETE FROM %I.once', 'oneledger'); END $$;",
        "SET search_path TO 'a', 'oneledger';",
        "SET SCHEMA 'oneledger';",
        "SELECT set_config('search_path', 'a, oneledger', true);",
        "SELECT set_config('search' || '_path', 'one' || 'ledger', true);",
        "UPDATE pg_settings SET setting = 'oneledger' WHERE name = 'search_path';",
      })
  void what_reaches_into_the_ledgers_schema_is_found(String apply) {
    assertThat(DraftReach.of(draft(apply), "oneledger"))
        .as(apply)
        .extracting(Finding::code)
        .containsOnly(FindingCode.FORBIDDEN_STATEMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO plan VALUES ('oneledger', 10);",
        "COMMENT ON TABLE plan IS 'kept by oneledger';",
        "SET search_path TO 'a', public; INSERT INTO plan VALUES ('oneledger', 10);",
        "DO $$ BEGIN EXECUTE format('DELETE FROM %I.%I', 'public', 'plan'); END $$;",
        "CREATE TABLE U&\"\\006fnelodger\" (id int);",
      })
  void what_only_speaks_of_the_ledger_does_not_reach_into_its_schema(String apply) {
    assertThat(DraftReach.of(draft(apply), "oneledger")).as(apply).isEmpty();
  }

  @Test
  void an_evolution_is_refused_until_there_is_consent_and_leaves_nothing_behind() {
    try (EvolutionBench bench = new EvolutionBench(INIT + ROWS)) {
      List<String> before = bench.database().contents();

      Throwable thrown =
          catchThrowable(() -> bench.saying("UPDATE plan SET price = 12;").plan("dev", "anything"));

      assertThat(thrown).isInstanceOf(FindingsException.class);
      assertThat(((FindingsException) thrown).findings())
          .extracting(finding -> finding.code() + " " + finding.place())
          .containsExactly("DESTRUCTIVE rows of public.plan");
      assertThat(bench.database().contents()).isEqualTo(before);
      assertThat(
              bench
                  .saying("UPDATE plan SET price = 12;")
                  .consenting(Consent.to("rows of public.plan"))
                  .plan("dev", "anything")
                  .generated())
          .isPresent();
    }
  }

  @Test
  void a_block_is_refused_at_its_line_until_there_is_consent_to_it() {
    String block = "DO $$ BEGIN DELETE FROM plan WHERE price > 99; END $$;";
    try (EvolutionBench bench = new EvolutionBench(INIT + ROWS)) {
      assertThat(catchThrowable(() -> bench.saying(block).plan("dev", "anything")))
          .isInstanceOf(FindingsException.class)
          .hasMessageContainingAll(refused(block).toArray(String[]::new));
    }
  }

  @Test
  void what_reaches_into_the_ledgers_schema_is_forbidden_before_it_runs() {
    try (EvolutionBench bench = new EvolutionBench(INIT + ROWS)) {
      Throwable thrown =
          catchThrowable(
              () ->
                  bench
                      .saying("DROP SCHEMA IF EXISTS oneledger CASCADE;")
                      .consenting(Consent.EVERYTHING)
                      .plan("dev", "anything"));

      assertThat(thrown).isInstanceOf(FindingsException.class);
      assertThat(((FindingsException) thrown).findings())
          .extracting(Finding::code)
          .contains(FindingCode.FORBIDDEN_STATEMENT);
    }
  }
}
