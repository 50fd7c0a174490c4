package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerEvent;
import dev.oneledger.Migration;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProofSeriesTest {
  private static final Migration FIRST =
      migration("1", "CREATE TABLE IF NOT EXISTS a (x int)", "DROP TABLE IF EXISTS a");
  private static final Migration SECOND =
      migration("2", "CREATE INDEX IF NOT EXISTS by_x ON a (x)", "DROP INDEX IF EXISTS by_x");
  private static final Migration THIRD =
      migration("3", "ALTER TABLE a ADD COLUMN y int", "ALTER TABLE a DROP COLUMN IF EXISTS y");

  private TestDatabase scratch;

  @BeforeEach
  void open() {
    scratch = TestPostgres.freshDatabase();
  }

  @AfterEach
  void close() {
    scratch.close();
  }

  @TestFactory
  Stream<DynamicTest> every_migration_is_replayable_and_reversible() {
    return ProofSeries.of(List.of(FIRST, SECOND))
        .cases(scratch.dataSource())
        .map(each -> DynamicTest.dynamicTest(each.name(), each::verify));
  }

  @Test
  void each_is_proven_in_the_state_after_those_before_it() {
    List<ProofVerdict> verdicts =
        ProofSeries.of(List.of(FIRST, SECOND, THIRD)).on(scratch.dataSource());

    assertThat(verdicts)
        .extracting(v -> v.replayable().isProven())
        .containsExactly(true, true, false);
    assertThat(verdicts).extracting(v -> v.reversible().isProven()).containsOnly(true);
  }

  @Test
  void a_listener_hears_of_each_migration_before_it_is_proven() {
    List<LedgerEvent> heard = new ArrayList<>();
    ProofSeries.of(List.of(FIRST, SECOND))
        .listener(
            event -> {
              heard.add(event);
              throw new IllegalStateException("the listener's own trouble");
            })
        .on(scratch.dataSource());

    assertThat(heard)
        .containsExactly(
            new LedgerEvent.Proving(FIRST.id(), 1, 2), new LedgerEvent.Proving(SECOND.id(), 2, 2));
  }

  @Test
  void a_case_alone_applies_those_before_it() {
    ProofCase last =
        ProofSeries.of(List.of(FIRST, SECOND))
            .cases(scratch.dataSource())
            .skip(1)
            .findFirst()
            .orElseThrow();

    last.verify();

    assertThat(scratch.query("SELECT to_regclass('by_x')")).containsExactly("by_x");
  }

  @Test
  void a_case_that_is_not_proven_says_all_that_speaks_against_it() {
    List<ProofCase> cases =
        ProofSeries.of(List.of(FIRST, THIRD)).cases(scratch.dataSource()).toList();
    cases.get(0).verify();

    assertThatThrownBy(cases.get(1)::verify)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("Migration 3 is not proven")
        .hasMessageContaining("P001 3.sql:1");
  }

  @Test
  void behind_a_migration_that_fails_nothing_is_claimed() {
    Migration broken = migration("2", "SELECT 1 FROM nowhere", null);

    List<ProofVerdict> verdicts =
        ProofSeries.of(List.of(FIRST, broken, THIRD)).on(scratch.dataSource());

    assertThat(verdicts.get(2).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SCRATCH_UNSUITABLE);
  }
}
