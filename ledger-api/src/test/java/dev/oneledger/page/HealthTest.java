package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.memory.InMemoryTarget;
import org.junit.jupiter.api.Test;
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
            "{\"status\":\"%s\",\"waiting\":%d,\"inDoubt\":%d,\"drifted\":%d,\"unreachable\":%d}",
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
  void a_try_that_failed_leaves_its_migration_waiting_and_trouble_of_the_whole_counts_as_drift() {
    DemoLedger demo = DemoLedger.lived();
    InMemoryTarget strange = new InMemoryTarget().withObjects("table customer");

    Health health = Health.of(demo.open(Environment.managed("strange", strange)));

    assertThat(health).isEqualTo(new Health(6, 0, 1, 0));
  }

  @Test
  void environments_that_only_the_ledger_knows_do_not_count() {
    DemoLedger demo = DemoLedger.lived();

    assertThat(Health.of(demo.open(Environment.managed("dev", demo.dev))).word())
        .isEqualTo(Health.Word.UP);
  }
}
