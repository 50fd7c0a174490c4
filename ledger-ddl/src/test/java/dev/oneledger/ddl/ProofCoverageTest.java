package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Assurance;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A proof says what it had to show anything with. No table here has a row unless a test says so.
 */
class ProofCoverageTest {
  private static final Migration SHOP =
      migration(
          "1_shop",
          """
          CREATE TYPE mood AS ENUM ('good', 'bad');
          CREATE DOMAIN score AS smallint CHECK (VALUE BETWEEN 0 AND 100);
          CREATE TABLE customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL
            CHECK (name <> ''), segment text NOT NULL DEFAULT 'smb' CHECK (segment IN ('smb', 'big')),
            visits int NOT NULL DEFAULT 0, feels mood, at timestamptz NOT NULL DEFAULT now());
          CREATE TABLE account (id uuid PRIMARY KEY, customer int NOT NULL REFERENCES customer
            DEFERRABLE INITIALLY DEFERRED, seats smallint NOT NULL CHECK (seats BETWEEN -1 AND 1),
            health score, tags text[] NOT NULL, doubled int GENERATED ALWAYS AS (seats * 2) STORED,
            UNIQUE (customer, seats));
          CREATE TABLE coded (code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[0-9]{7}$'), note text);
          """,
          null);

  private TestDatabase scratch;

  @BeforeEach
  void open() {
    scratch = TestPostgres.emptyDatabase();
  }

  @AfterEach
  void close() {
    scratch.close();
  }

  private ProofVerdict proven(String apply, @Nullable String rollback) {
    return Proof.of(migration("2_change", apply, rollback))
        .after(List.of(SHOP))
        .on(scratch.dataSource());
  }

  private static void assertClaimed(ProofVerdict verdict, FindingCode code, String... texts) {
    assertThat(verdict.findings())
        .as(verdict.toString())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.place() + " " + finding.text()).contains(texts);
            });
    assertThat(verdict.record(Instant.EPOCH).replayable()).isEqualTo(Assurance.CLAIMED);
    assertThat(verdict.record(Instant.EPOCH).reversible()).isEqualTo(Assurance.CLAIMED);
  }

  @Test
  void a_column_that_comes_back_without_its_values_is_found_on_rows_that_are_made_up() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE account DROP COLUMN IF EXISTS health",
            "ALTER TABLE account ADD COLUMN IF NOT EXISTS health score");

    assertThat(verdict.rows().madeUp()).contains("public.account", "public.customer");
    assertThat(verdict.replayable().isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.reversible().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.ROLLBACK_DIFFERS);
              assertThat(finding.text())
                  .contains("on rows made up in public.account", "public.account");
            });
    assertThat(verdict.reversible().assurance()).isEqualTo(Assurance.NO);
    assertThat(scratch.query("SELECT count(*) FROM account")).containsExactly("0");
    assertThat(scratch.query("SELECT count(*) FROM customer")).containsExactly("0");
    assertThat(scratch.query("SELECT is_called FROM customer_id_seq")).containsExactly("f");
  }

  @Test
  void an_update_that_adds_up_is_found_on_rows_that_are_made_up_and_one_to_a_value_is_not() {
    assertThat(proven("UPDATE customer SET visits = visits + 1", null).replayable().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.REPLAY_CHANGES);

    ProofVerdict fixed =
        Proof.of(migration("3_fixed", "UPDATE customer SET visits = 7", null))
            .onPrepared(scratch.dataSource());
    assertThat(fixed.replayable().isProven()).as(fixed.toString()).isTrue();
    assertThat(fixed.rows().madeUp()).containsExactly("public.customer");
  }

  @Test
  void a_rollback_that_empties_a_table_is_found_on_rows_that_are_made_up() {
    String more =
        "INSERT INTO customer (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'Ann') ON CONFLICT DO NOTHING;";

    assertThat(proven(more, "DELETE FROM customer").reversible().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void a_rollback_that_deletes_what_came_in_is_proven_on_rows_that_are_made_up() {
    ProofVerdict verdict =
        proven(
            "INSERT INTO customer (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'Ann') ON CONFLICT DO NOTHING;",
            "DELETE FROM customer WHERE id = 1");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.rows().madeUp()).contains("public.customer");
  }

  @Test
  void rows_that_are_there_are_used_and_none_is_made_up() {
    Proof.of(SHOP).on(scratch.dataSource());
    scratch.execute("INSERT INTO customer (name) VALUES ('Ann')");

    ProofVerdict verdict =
        Proof.of(
                migration(
                    "2_change",
                    "ALTER TABLE customer DROP COLUMN IF EXISTS feels",
                    "ALTER TABLE customer ADD COLUMN IF NOT EXISTS feels mood"))
            .onPrepared(scratch.dataSource());

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.rows().there()).containsExactly("public.customer");
    assertThat(verdict.rows().madeUp()).isEmpty();
  }

  @Test
  void where_no_row_can_be_made_up_it_is_claimed_and_the_table_is_named() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE coded DROP COLUMN IF EXISTS note",
            "ALTER TABLE coded ADD COLUMN IF NOT EXISTS note text");

    assertClaimed(verdict, FindingCode.NOT_JUDGED, "public.coded", "none could be made up");
    assertThat(verdict.rows().missing()).containsExactly("public.coded");
    assertThat(verdict.isProven()).isFalse();
  }

  @Test
  void what_fails_as_soon_as_there_are_rows_is_claimed() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE customer ADD COLUMN IF NOT EXISTS mail text NOT NULL",
            "ALTER TABLE customer DROP COLUMN IF EXISTS mail");

    assertClaimed(verdict, FindingCode.NOT_JUDGED, "public.customer", "contains null values");
  }

  @Test
  void what_needs_no_rows_is_proven_without_any() {
    ProofVerdict verdict =
        proven(
            "CREATE TABLE IF NOT EXISTS more (id int PRIMARY KEY, n int NOT NULL DEFAULT 1); ALTER TABLE customer ADD COLUMN IF NOT EXISTS mail text;"
                + " CREATE INDEX IF NOT EXISTS by_mail ON customer (mail); INSERT INTO more VALUES (1) ON CONFLICT DO NOTHING;",
            "DROP TABLE IF EXISTS more; DROP INDEX IF EXISTS by_mail; ALTER TABLE customer DROP COLUMN IF EXISTS mail");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.rows()).isEqualTo(ProofRows.NONE);
  }

  @Test
  void a_second_run_that_writes_the_time_is_only_claimed() {
    for (String apply :
        List.of(
            "UPDATE customer SET at = now()",
            "UPDATE customer SET at = DEFAULT",
            "CREATE OR REPLACE FUNCTION stamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'; UPDATE customer SET at = stamp()")) {
      try (TestDatabase other = TestPostgres.emptyDatabase()) {
        ProofVerdict verdict =
            Proof.of(migration("2_change", apply, null))
                .after(List.of(SHOP))
                .on(other.dataSource());

        assertThat(verdict.replayable().findings())
            .as(apply)
            .extracting(Finding::code)
            .containsExactly(FindingCode.NOT_JUDGED);
      }
    }
  }

  @Test
  void a_default_that_is_the_time_is_proven_where_a_second_run_writes_nothing() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE customer ADD COLUMN IF NOT EXISTS changed timestamptz NOT NULL DEFAULT now();"
                + " UPDATE customer SET changed = now() WHERE changed IS NULL;"
                + " INSERT INTO coded VALUES ('ABC-0000001') ON CONFLICT DO NOTHING;",
            "ALTER TABLE customer DROP COLUMN IF EXISTS changed; DELETE FROM coded WHERE code = 'ABC-0000001'");

    assertThat(verdict.replayable().findings())
        .as(verdict.toString())
        .allMatch(finding -> finding.text().contains("public.coded"));
    assertThat(verdict.rows().madeUp()).contains("public.customer");
  }

  @Test
  void a_seed_is_proven_without_rows() {
    ProofVerdict verdict =
        proven("INSERT INTO coded VALUES ('ABC-0000001') ON CONFLICT DO NOTHING;", null);

    assertThat(verdict.replayable().isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.rows()).isEqualTo(ProofRows.NONE);
  }

  @Test
  void rows_that_are_only_read_are_made_up_too() {
    for (String apply :
        List.of(
            "INSERT INTO archive SELECT id FROM customer",
            "DO $$ BEGIN INSERT INTO archive SELECT id FROM customer; END $$",
            "INSERT INTO archive SELECT c.id FROM account a JOIN customer c ON c.id = a.customer")) {
      try (TestDatabase other = TestPostgres.emptyDatabase()) {
        ProofVerdict verdict =
            Proof.of(migration("2_change", apply, null))
                .after(List.of(SHOP, migration("1_x", "CREATE TABLE archive (id int)", null)))
                .on(other.dataSource());

        assertThat(verdict.replayable().findings())
            .as(apply)
            .extracting(Finding::code)
            .containsExactly(FindingCode.REPLAY_CHANGES);
      }
    }
  }

  @Test
  void the_migrations_of_the_sample_are_proven() {
    Path folder = Path.of("../samples/three-modes/src/main/resources/db/ledger");

    assertThat(ProofSeries.of(MigrationSource.directory(folder)).on(scratch.dataSource()))
        .hasSize(6)
        .allSatisfy(verdict -> assertThat(verdict.isProven()).as(verdict.toString()).isTrue());
  }

  @Test
  void what_is_written_where_no_snapshot_looks_is_told_and_only_claimed() {
    ProofVerdict verdict =
        proven(
            "SELECT 1;\nDO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ol_reader_x') THEN CREATE ROLE ol_reader_x; END IF; END $$;",
            "DROP ROLE IF EXISTS ol_reader_x");

    assertThat(verdict.findings())
        .as(verdict.toString())
        .extracting(finding -> finding.code() + " " + finding.place())
        .containsExactly(
            "CATALOG_NOT_READ 2_change.sql:2", "CATALOG_NOT_READ the rollback of 2_change.sql:1");
    assertThat(verdict.findings().get(0).text()).contains("pg_authid");
    assertThat(verdict.reversible().assurance()).isEqualTo(Assurance.CLAIMED);
    scratch.execute("DROP ROLE IF EXISTS ol_reader_x");
  }

  @Test
  void what_reaches_into_the_ledgers_schema_is_told_and_only_claimed() {
    for (String apply :
        List.of(
            "DO $$ BEGIN IF to_regclass('oneledger.entry') IS NOT NULL THEN DELETE FROM oneledger.entry; END IF; END $$;",
            "DROP SCHEMA IF EXISTS oneledger CASCADE;",
            "DO $$ BEGIN EXECUTE 'DROP TABLE IF EXISTS \"oneledger\".journal'; END $$;")) {
      try (TestDatabase other = TestPostgres.emptyDatabase()) {
        ProofVerdict verdict =
            Proof.of(migration("2_change", apply, "SELECT 1")).on(other.dataSource());
        assertClaimed(
            verdict, FindingCode.CATALOG_NOT_READ, "2_change.sql:1", "ledger's own schema");
      }
    }
  }

  @Test
  void a_guarded_migration_with_rows_kept_and_its_rollback_reach_no_further_than_they_may() {
    Proof.of(SHOP).on(scratch.dataSource());
    scratch.execute("INSERT INTO customer (name) VALUES ('Ann'), ('Bob')");
    Migration prepared =
        Rollback.of(
                migration(
                    "2_change",
                    "UPDATE customer SET visits = visits + 1; ALTER TABLE customer DROP COLUMN segment; -- not in oneledger",
                    null))
            .guarded()
            .on(scratch.dataSource())
            .migration();

    ProofVerdict verdict = Proof.of(prepared).onPrepared(scratch.dataSource());

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
  }
}
