package dev.oneledger.ddl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.ddl.Consent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
      INSERT INTO customer VALUES (1, 'Ann'), (7, 'Bob');
      INSERT INTO account VALUES (1, 1);
      INSERT INTO plan VALUES ('basic', 10);
      """;

  private EvolutionBench bench;

  @BeforeEach
  void open() {
    bench = new EvolutionBench(INIT);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<String> refused(String apply, String... consented) {
    Throwable thrown =
        catchThrowable(
            () -> bench.saying(apply).consenting(Consent.to(consented)).plan("dev", "anything"));
    assertThat(thrown).as(apply).isInstanceOf(FindingsException.class);
    List<Finding> findings = ((FindingsException) thrown).findings();
    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.DESTRUCTIVE);
    return findings.stream().map(Finding::place).toList();
  }

  private void accepted(String apply, String... consented) {
    assertThat(
            bench
                .saying(apply)
                .consenting(Consent.to(consented))
                .plan("dev", "anything")
                .generated())
        .as(apply)
        .isPresent();
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
      })
  void what_reaches_into_the_ledgers_schema_is_forbidden_before_it_runs(String apply) {
    Throwable thrown =
        catchThrowable(
            () -> bench.saying(apply).consenting(Consent.EVERYTHING).plan("dev", "anything"));

    assertThat(thrown).as(apply).isInstanceOf(FindingsException.class);
    assertThat(((FindingsException) thrown).findings())
        .extracting(Finding::code)
        .contains(FindingCode.FORBIDDEN_STATEMENT);
  }

  @Test
  void nothing_is_left_in_the_environment_by_a_refusal() {
    List<String> before = bench.database().contents();

    refused("DO $$ BEGIN DELETE FROM plan; END $$;");

    assertThat(bench.database().contents()).isEqualTo(before);
  }
}
