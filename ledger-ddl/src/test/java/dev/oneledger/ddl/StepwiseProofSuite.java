package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Assurance;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationProof;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a proof must find, and must not, where DDL commits by itself. */
abstract class StepwiseProofSuite {
  static final Migration SHOP =
      migration(
          "1_shop",
          """
          CREATE TABLE customers (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL,
            visits INT DEFAULT 0, share DOUBLE);
          CREATE TABLE orders (id INT PRIMARY KEY, customer INT);
          CREATE SEQUENCE numbers;
          INSERT INTO customers (name, visits, share) VALUES ('Ann', 1, 0.1), ('Bob', 2, NULL);
          """,
          null);

  final dev.oneledger.jdbc.testkit.ScratchDatabase scratch = fresh();

  /** An empty database. */
  abstract dev.oneledger.jdbc.testkit.ScratchDatabase fresh();

  /** The product and release that the verdicts must name. */
  abstract String product();

  /** The statement that sets what number a customer gets next. */
  abstract String setsNextNumber(int next);

  @AfterEach
  void close() {
    scratch.close();
  }

  /** In a database of its own, for DDL stays. */
  final ProofVerdict proven(String apply, @Nullable String rollback) {
    try (var database = fresh()) {
      return Proof.of(migration("2_change", apply, rollback))
          .after(List.of(SHOP))
          .on(database.dataSource());
    }
  }

  static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void a_right_migration_is_proven_both_ways_and_leaves_the_scratch_after_it() {
    ProofVerdict verdict =
        Proof.of(
                migration(
                    "2_change",
                    "ALTER TABLE customers ADD COLUMN IF NOT EXISTS mail VARCHAR(40)",
                    "ALTER TABLE customers DROP COLUMN IF EXISTS mail"))
            .after(List.of(SHOP))
            .on(scratch.dataSource());

    assertThat(verdict.on()).startsWith(product());
    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.steps()).extracting(ProofStep::outcome).containsOnly(Outcome.AS_EXPECTED);
    assertThat(verdict.steps()).extracting(ProofStep::stage).containsExactly(Stage.values());
    assertThat(scratch.query("SELECT mail FROM customers")).hasSize(2);
  }

  @Test
  void a_migration_that_fails_the_second_time_at_its_beginning_leaves_its_rollback_to_be_judged() {
    ProofVerdict verdict =
        proven(
            "-- first\n\nCREATE TABLE b (x INT);\nCREATE TABLE IF NOT EXISTS a (x INT);",
            "DROP TABLE IF EXISTS b;\nDROP TABLE IF EXISTS a");

    assertThat(verdict.replayable().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.REPLAY_FAILS);
              assertThat(finding.place()).isEqualTo("2_change.sql:3");
              assertThat(finding.text()).contains("already exists");
            });
    assertThat(verdict.reversible().isProven()).as(verdict.toString()).isTrue();
  }

  @Test
  void behind_a_second_run_that_changes_something_nothing_more_is_claimed() {
    ProofVerdict verdict =
        proven(
            "CREATE TABLE IF NOT EXISTS a (x INT);\nINSERT INTO customers (name) VALUES ('Cid');",
            "DELETE FROM customers WHERE name = 'Cid';\nDROP TABLE IF EXISTS a");

    assertThat(verdict.replayable().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.REPLAY_CHANGES);
              assertThat(finding.place()).isEqualTo("2_change.sql:2");
              assertThat(finding.text()).contains("number: expected 3, found 4");
            });
    assertThat(verdict.step(Stage.ROLL_BACK).orElseThrow().outcome()).isEqualTo(Outcome.NOT_TRIED);
    assertThat(verdict.reversible().isProven()).isFalse();
  }

  @Test
  void behind_a_spoiled_database_the_next_migration_has_P005() {
    Migration spoils = migration("2", "UPDATE customers SET visits = visits + 1", "SELECT 1");
    Migration next = migration("3", "SELECT 1", "SELECT 1");

    List<ProofVerdict> verdicts =
        ProofSeries.of(List.of(SHOP, spoils, next)).on(scratch.dataSource());

    assertThat(codes(verdicts.get(2).findings())).containsExactly(FindingCode.SCRATCH_UNSUITABLE);
  }

  @Test
  void a_series_goes_on_behind_migrations_that_are_right() {
    Migration first =
        migration("1", "CREATE TABLE IF NOT EXISTS a (x INT)", "DROP TABLE IF EXISTS a");
    Migration second =
        migration(
            "2",
            "ALTER TABLE a ADD COLUMN IF NOT EXISTS y INT",
            "ALTER TABLE a DROP COLUMN IF EXISTS y");

    ProofSeries.of(List.of(first, second)).cases(scratch.dataSource()).forEach(ProofCase::verify);

    assertThat(scratch.query("SELECT y FROM a")).isEmpty();
  }

  @Test
  void values_that_move_on_at_each_run_are_found_with_their_line() {
    ProofVerdict verdict = proven("SELECT 1;\nUPDATE customers SET visits = visits + 1;", null);

    assertThat(codes(verdict.replayable().findings())).containsExactly(FindingCode.REPLAY_CHANGES);
    assertThat(verdict.replayable().findings().get(0).place()).isEqualTo("2_change.sql:2");
  }

  @Test
  void an_update_to_fixed_values_is_no_change_the_second_time() {
    assertThat(proven("UPDATE customers SET visits = 7", null).replayable().isProven()).isTrue();
  }

  @Test
  void a_rollback_that_forgets_a_default_is_wrong() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE customers DROP COLUMN IF EXISTS visits",
            "ALTER TABLE customers ADD COLUMN IF NOT EXISTS visits INT;\nUPDATE customers SET visits = id;");

    assertThat(codes(verdict.reversible().findings()))
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
    assertThat(verdict.reversible().findings().get(0).text()).contains("default: expected 0");
    assertThat(verdict.step(Stage.APPLY_ONCE_MORE).orElseThrow().outcome())
        .isEqualTo(Outcome.NOT_TRIED);
  }

  @Test
  void a_rollback_that_brings_a_column_back_without_its_values_is_wrong() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE customers DROP COLUMN IF EXISTS visits",
            "ALTER TABLE customers ADD COLUMN IF NOT EXISTS visits INT DEFAULT 0");

    assertThat(verdict.step(Stage.ROLL_BACK).orElseThrow().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo("rows");
              assertThat(difference.property()).isEqualTo("values");
            });
  }

  @Test
  void a_column_that_comes_back_last_with_its_values_is_right_with_a_note() {
    ProofVerdict verdict =
        proven(
            "ALTER TABLE customers DROP COLUMN IF EXISTS visits",
            """
            ALTER TABLE customers ADD COLUMN IF NOT EXISTS visits INT DEFAULT 0;
            UPDATE customers SET visits = id;
            """);

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.step(Stage.ROLL_BACK).orElseThrow().notes())
        .extracting(ProofDifference::property)
        .contains("position");
  }

  @Test
  void the_last_digit_of_a_number_counts_and_so_does_null_against_an_empty_text() {
    ProofVerdict digit =
        proven(
            "UPDATE customers SET share = 0.5 WHERE id = 1",
            "UPDATE customers SET share = 0.10000000000000002e0 WHERE id = 1");
    ProofVerdict empty =
        proven(
            "CREATE TABLE IF NOT EXISTS a (x INT); UPDATE customers SET name = 'Bo' WHERE id = 2",
            "UPDATE customers SET name = '' WHERE id = 2; DROP TABLE IF EXISTS a");
    ProofVerdict right =
        proven(
            "UPDATE customers SET share = 0.5e0 WHERE id = 1",
            "UPDATE customers SET share = 0.1e0 WHERE id = 1");

    assertThat(codes(digit.reversible().findings())).containsExactly(FindingCode.ROLLBACK_DIFFERS);
    assertThat(codes(empty.reversible().findings())).containsExactly(FindingCode.ROLLBACK_DIFFERS);
    assertThat(right.isProven()).as(right.toString()).isTrue();
  }

  @Test
  void values_that_change_places_are_found() {
    ProofVerdict verdict =
        proven("UPDATE customers SET visits = 3", "UPDATE customers SET visits = 3 - id");

    assertThat(codes(verdict.reversible().findings()))
        .containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void without_a_rollback_only_the_way_forth_is_proven() {
    ProofVerdict verdict = proven("CREATE TABLE IF NOT EXISTS a (x INT)", null);

    assertThat(verdict.replayable().isProven()).isTrue();
    assertThat(codes(verdict.reversible().findings())).containsExactly(FindingCode.NO_ROLLBACK);
  }

  @Test
  void a_rollback_that_fails_is_named_with_its_line_and_nothing_is_tried_behind_it() {
    ProofVerdict verdict =
        proven(
            "CREATE TABLE IF NOT EXISTS a (x INT)", "DROP TABLE IF EXISTS a;\nDROP TABLE nowhere;");

    assertThat(verdict.reversible().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.ROLLBACK_FAILS);
              assertThat(finding.place()).isEqualTo("the rollback of 2_change.sql:2");
            });
    assertThat(verdict.step(Stage.APPLY_ONCE_MORE).orElseThrow().outcome())
        .isEqualTo(Outcome.NOT_TRIED);
  }

  @Test
  void a_rollback_that_fails_the_second_time_is_not_proven() {
    ProofVerdict verdict = proven("CREATE TABLE IF NOT EXISTS a (x INT)", "DROP TABLE a");

    assertThat(verdict.step(Stage.ROLL_BACK).orElseThrow().isAsExpected()).isTrue();
    assertThat(codes(verdict.reversible().findings())).containsExactly(FindingCode.REPLAY_FAILS);
  }

  @Test
  void a_migration_that_fails_halfway_is_neither() {
    ProofVerdict verdict = proven("CREATE TABLE a (x INT);\n\nDROP TABLE nowhere", "SELECT 1");

    assertThat(verdict.replayable().isProven()).isFalse();
    assertThat(verdict.reversible().isProven()).isFalse();
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.APPLY_FAILS);
              assertThat(finding.place()).isEqualTo("2_change.sql:3");
            });
  }

  @Test
  void numbers_that_were_drawn_are_a_note_and_numbers_that_are_set_count() {
    ProofVerdict drawn =
        proven(
            "INSERT INTO customers (name) SELECT 'Cid' FROM orders RIGHT JOIN (SELECT 1 AS x) one ON 1 = 1"
                + " WHERE NOT EXISTS (SELECT 1 FROM customers WHERE name = 'Cid')",
            "DELETE FROM customers WHERE name = 'Cid'");
    ProofVerdict set = proven(setsNextNumber(500), "SELECT 1");

    assertThat(drawn.isProven()).as(drawn.toString()).isTrue();
    assertThat(drawn.step(Stage.ROLL_BACK).orElseThrow().notes())
        .extracting(ProofDifference::kind)
        .containsExactly("position");
    assertThat(set.replayable().isProven()).as(set.toString()).isTrue();
    assertThat(codes(set.reversible().findings())).containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void a_sequence_that_only_went_on_is_a_note_and_one_that_the_text_sets_counts() {
    ProofVerdict drawn = proven("SELECT NEXT VALUE FOR numbers", "SELECT 1");
    ProofVerdict set = proven("ALTER SEQUENCE numbers RESTART WITH 900", "SELECT 1");

    assertThat(drawn.isProven()).as(drawn.toString()).isTrue();
    assertThat(codes(set.reversible().findings())).containsExactly(FindingCode.ROLLBACK_DIFFERS);
  }

  @Test
  void values_that_are_new_at_each_run_do_not_make_a_rollback_wrong() {
    ProofVerdict verdict =
        proven(
            """
            CREATE TABLE IF NOT EXISTS a (x INT PRIMARY KEY, at TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6));
            INSERT INTO a (x) SELECT MIN(id) FROM customers WHERE NOT EXISTS (SELECT 1 FROM a);
            """
                .replace(" FROM customers WHERE", " FROM customers HAVING"),
            "DROP TABLE IF EXISTS a");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
    assertThat(verdict.step(Stage.APPLY_ONCE_MORE).orElseThrow().notes()).hasSize(1);
  }

  @Test
  void a_scratch_with_something_in_it_is_refused_by_name() {
    scratch.execute("CREATE TABLE kept (x INT)");
    Proof proof = Proof.of(SHOP);

    assertThatThrownBy(() -> proof.on(scratch.dataSource()))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("P005")
        .hasMessageMatching("(?is).*relation \\S*kept.*");
    assertThat(
            proof.onPrepared(scratch.dataSource()).step(Stage.APPLY).orElseThrow().isAsExpected())
        .isTrue();
  }

  @Test
  void a_scratch_of_another_major_version_is_refused() {
    Proof proof = Proof.of(SHOP).expectingMajor(99);

    assertThatThrownBy(() -> proof.on(scratch.dataSource()))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("P005")
        .hasMessageContaining("it is " + product().split(" ")[0])
        .hasMessageContaining("expected 99");
  }

  @Test
  void settings_of_one_run_do_not_reach_the_next() {
    ProofVerdict verdict =
        proven(
            "SET @n = COALESCE(@n, 0) + 1; UPDATE customers SET visits = @n",
            "UPDATE customers SET visits = id");

    assertThat(verdict.isProven()).as(verdict.toString()).isTrue();
  }

  @Test
  void a_verdict_can_be_recorded_at_the_texts_that_were_judged() {
    ProofVerdict verdict = proven("CREATE TABLE IF NOT EXISTS a (x INT)", "DROP TABLE a");

    MigrationProof proof = verdict.record(Instant.EPOCH);

    assertThat(proof.replayable()).isEqualTo(Assurance.PROVEN);
    assertThat(proof.reversible()).isEqualTo(Assurance.NO);
    assertThat(proof.on()).startsWith(product());
  }
}
