package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Resolution;
import dev.oneledger.memory.InMemoryTarget;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, up, 200",
    "0, 0, 3, 0, drifted, 200",
    "1, 0, 3, 0, waiting, 503",
    "1, 2, 3, 0, in-doubt, 503",
    "1, 2, 3, 4, unreachable, 503"
  })
  void the_worst_decides(
      int waiting, int inDoubt, int drifted, int unreachable, String word, int status) {
    Health health = new Health(waiting, inDoubt, drifted, unreachable);

    assertThat(health.httpStatus()).isEqualTo(status);
    assertThat(health.isReady()).isEqualTo(status == 200);
    assertThat(health.toJson())
        .isEqualTo(
            "{\"status\":\"%s\",\"waiting\":%s,\"inDoubt\":%s,\"drifted\":%s,\"unreachable\":%s}",
            word, waiting, inDoubt, drifted, unreachable);
  }

  @Test
  void each_state_is_counted_where_it_belongs() {
    DemoLedger demo = DemoLedger.lived();

    assertThat(Health.of(demo.current())).isEqualTo(new Health(7, 0, 3, 0));
  }

  @Test
  void an_environment_that_does_not_answer_is_unreachable() {
    DemoLedger demo = DemoLedger.lived();
    demo.prod.unreachable(true);

    assertThat(Health.of(demo.current()).unreachable()).isOne();
    assertThat(Health.of(demo.current()).word()).isEqualTo(Health.Word.UNREACHABLE);
  }

  @Test
  void a_ledger_that_does_not_answer_is_unreachable_and_no_exception() {
    DemoLedger demo = DemoLedger.lived();
    demo.store.unreachable(true);

    assertThat(Health.of(demo.current())).isEqualTo(new Health(0, 0, 0, 1));
  }

  @Test
  void trouble_of_an_environment_as_a_whole_counts_as_drift() {
    DemoLedger demo = DemoLedger.lived();
    InMemoryTarget strange = new InMemoryTarget().withObjects("table customer");

    Health health = Health.of(demo.open(Environment.managed("strange", strange)));

    assertThat(health).isEqualTo(new Health(6, 0, 1, 0));
  }

  @Test
  void where_everything_is_applied_it_is_up() {
    DemoLedger demo = DemoLedger.lived();

    Health health = Health.of(demo.open(Environment.managed("dev", demo.dev)));

    assertThat(health).isEqualTo(new Health(0, 0, 0, 0));
    assertThat(health.word()).isEqualTo(Health.Word.UP);
    assertThat(health.isReady()).isTrue();
  }

  @Test
  void what_is_still_to_be_applied_waits() {
    DemoLedger demo = DemoLedger.lived();

    Health health = Health.of(demo.open(Environment.managed("staging", demo.staging)));

    assertThat(health).isEqualTo(new Health(2, 0, 0, 0));
    assertThat(health.word()).isEqualTo(Health.Word.WAITING);
    assertThat(health.isReady()).isFalse();
  }

  @Test
  void a_try_that_failed_leaves_its_migration_and_those_behind_it_waiting(@TempDir Path folder) {
    TroubledLedger troubled = TroubledLedger.lived(folder);
    Ledger ledger = troubled.open(Environment.managed("qa", troubled.qa));
    assertThat(ledger.status().cell(TroubledLedger.FAILED, "qa").state())
        .isEqualTo(CellState.FAILED);

    assertThat(Health.of(ledger)).isEqualTo(new Health(2, 0, 0, 0));

    troubled.qa.repair();
    ledger.sync("qa");

    assertThat(Health.of(ledger).word()).isEqualTo(Health.Word.UP);
  }

  @Test
  void a_statement_in_doubt_is_in_doubt_until_somebody_says_what_is_true(@TempDir Path folder) {
    TroubledLedger troubled = TroubledLedger.lived(folder);
    Ledger ledger = troubled.open(Environment.managed("dev", troubled.dev));

    assertThat(Health.of(ledger)).isEqualTo(new Health(0, 1, 0, 0));
    assertThat(Health.of(ledger).word()).isEqualTo(Health.Word.IN_DOUBT);

    ledger.resolve("dev", TroubledLedger.IN_DOUBT, Resolution.notApplied("grace", "no rows"));

    assertThat(Health.of(ledger).word()).isEqualTo(Health.Word.WAITING);
  }

  @Test
  void a_migration_that_drifted_is_told_and_takes_nobody_out_of_service() {
    DemoLedger demo = DemoLedger.lived();

    Health health = Health.of(demo.current().status(), List.of("prod"));

    assertThat(health).isEqualTo(new Health(3, 0, 1, 0));
    assertThat(new Health(0, 0, health.drifted(), 0).isReady()).isTrue();
  }

  @Test
  void a_journal_that_does_not_verify_is_drift_of_the_whole(@TempDir Path folder) {
    Health health = Health.of(TroubledLedger.lived(folder).current().status(), List.of("prod"));

    assertThat(health).isEqualTo(new Health(1, 0, 3, 0));
  }

  @Test
  void environments_that_only_the_ledger_knows_do_not_count() {
    DemoLedger demo = DemoLedger.lived();

    assertThat(Health.of(demo.open(Environment.managed("dev", demo.dev))).word())
        .isEqualTo(Health.Word.UP);
  }
}
