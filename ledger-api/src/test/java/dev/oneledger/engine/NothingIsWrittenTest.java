package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.StartMode;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking writes nothing, in the ledger or in the environment, whatever there is to be found. */
class NothingIsWrittenTest {

  /** What is there when somebody asks. */
  private enum Situation {
    NOTHING_YET(scenario -> {}),
    SYNCED(scenario -> scenario.openDev().sync("dev")),
    SOMETHING_DUE(
        scenario -> {
          scenario.openDev().sync("dev");
          scenario.file("144_x", "create table x(id int);").file("R__v", "select 1;");
        }),
    FAILED(
        scenario -> {
          scenario.dev.failOnceOn("rename", "42P01", "no such table");
          assertThat(catchThrowable(() -> scenario.openDev().sync("dev")))
              .isInstanceOf(MigrationFailedException.class);
        }),
    CHANGED(
        scenario -> {
          scenario.openDev().sync("dev");
          scenario.file("142_rename", "alter table a rename to c;");
        }),
    A_RELEASE_ASSIGNED(
        scenario ->
            scenario
                .open(scenario.managed().followingReleases())
                .release("rel_1", "1.0")
                .attach("142")
                .cut()
                .assignTo("dev")),
    RESTORED_FROM_A_BACKUP(
        scenario -> {
          InMemoryTarget.Snapshot backup = scenario.dev.snapshot();
          scenario.openDev().sync("dev");
          scenario.dev.restore(backup);
        }),
    A_LEDGER_BEHIND(
        scenario -> {
          InMemoryLedgerStore.Snapshot backup = scenario.store.snapshot();
          scenario.openDev().sync("dev");
          scenario.store.restore(backup);
        }),
    A_STRANGE_SCHEMA(scenario -> scenario.dev.withObjects("table customer"));

    private final Consumer<Scenario> making;

    Situation(Consumer<Scenario> making) {
      this.making = making;
    }
  }

  private static final List<Consumer<Ledger>> QUESTIONS =
      List.of(
          ledger -> ledger.plan("dev"),
          ledger -> ledger.drift("dev"),
          Ledger::status,
          ledger -> ledger.journal("dev"),
          Ledger::journal,
          Ledger::releases,
          ledger -> ledger.release("rel_1"));

  @ParameterizedTest
  @EnumSource(Situation.class)
  void questions_and_starts_that_apply_nothing_write_nothing(Situation situation) {
    Scenario scenario = new Scenario().withThree();
    situation.making.accept(scenario);
    InMemoryTarget.Snapshot target = scenario.dev.snapshot();
    InMemoryLedgerStore.Snapshot store = scenario.store.snapshot();

    for (boolean isSilent : new boolean[] {false, true}) {
      scenario.store.unreachable(isSilent);
      for (Environment dev : List.of(scenario.managed(), scenario.managed().followingReleases())) {
        QUESTIONS.forEach(question -> ask(() -> question.accept(scenario.open(dev))));
        for (StartMode mode : List.of(StartMode.VERIFY, StartMode.WAIT)) {
          ask(() -> scenario.open(dev.starting(mode)).sync("dev"));
          ask(() -> scenario.open(dev.starting(mode)).plan("dev"));
        }
      }
    }

    assertThat(scenario.dev.snapshot()).isEqualTo(target);
    assertThat(scenario.store.snapshot()).isEqualTo(store);
  }

  /** The answer may be a refusal. */
  private static void ask(Runnable question) {
    Throwable refused = catchThrowable(question::run);
    if (refused != null) {
      assertThat(refused)
          .isInstanceOfAny(FindingsException.class, LedgerUnreachableException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Situation.class,
      names = {"NOTHING_YET", "SOMETHING_DUE", "RESTORED_FROM_A_BACKUP", "A_LEDGER_BEHIND"})
  void a_start_that_applies_does_write_in_these_situations(Situation situation) {
    Scenario scenario = new Scenario().withThree();
    situation.making.accept(scenario);
    InMemoryLedgerStore.Snapshot store = scenario.store.snapshot();

    scenario.openDev().sync("dev");

    assertThat(scenario.store.snapshot()).isNotEqualTo(store);
  }
}
