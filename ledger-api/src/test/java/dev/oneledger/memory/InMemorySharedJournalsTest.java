package dev.oneledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.JournalFixtures;
import dev.oneledger.testkit.SharedJournalsContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemorySharedJournalsTest extends SharedJournalsContract {
  private final InMemoryTarget target = new InMemoryTarget();
  private final InMemoryLedgerStore store = InMemoryLedgerStore.in(target);

  @Override
  protected Target target() {
    return target;
  }

  @Override
  protected LedgerStore storeInItsTables() {
    return store;
  }

  @Override
  protected Map<String, LedgerStore> storesElsewhere() {
    return Map.of(
        "a store of its own",
        new InMemoryLedgerStore(),
        "in another target",
        InMemoryLedgerStore.in(new InMemoryTarget()));
  }

  @Test
  void a_target_that_does_not_answer_takes_the_store_along() {
    target.unreachable(true);

    assertThatThrownBy(() -> store.heads("crm"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessage("The in-memory target does not answer: it was made unreachable.");
  }

  @Test
  void a_snapshot_of_the_target_has_what_the_store_keeps() {
    InMemoryTarget.Snapshot before = target.snapshot();
    store.append(JournalFixtures.journal(JournalKey.ledger("crm"), 1), List.of());
    assertThat(target.snapshot()).isNotEqualTo(before);

    target.restore(before);

    assertThat(store.heads("crm")).isEmpty();
  }
}
