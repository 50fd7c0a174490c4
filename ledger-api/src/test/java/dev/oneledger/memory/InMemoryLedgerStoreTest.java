package dev.oneledger.memory;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryLedgerStoreTest {
  private static final JournalKey LEDGER = JournalKey.ledger("crm");
  private static final SqlText TEXT = SqlText.of("SELECT 1;");

  private final InMemoryLedgerStore store = new InMemoryLedgerStore();

  @Test
  void a_restored_store_has_what_the_snapshot_holds() {
    List<JournalEntry> entries = journal(LEDGER, 2);
    store.append(entries.subList(0, 1), List.of());
    InMemoryLedgerStore.Snapshot backup = store.snapshot();
    store.append(entries.subList(1, 2), List.of(TEXT));
    assertThat(store.snapshot()).isNotEqualTo(backup);

    store.restore(backup);

    assertThat(store.snapshot()).isEqualTo(backup).hasSameHashCodeAs(backup);
    assertThat(store.read(LEDGER, 0)).isEqualTo(entries.subList(0, 1));
    assertThat(store.texts(Set.of(TEXT.textHash()))).isEmpty();
  }

  @Test
  void a_snapshot_is_not_changed_by_what_happens_later() {
    InMemoryLedgerStore.Snapshot empty = store.snapshot();

    store.append(journal(LEDGER, 1), List.of(TEXT));

    assertThat(empty).isEqualTo(new InMemoryLedgerStore().snapshot());
  }

  @Test
  void a_store_that_answers_again_has_what_it_had() {
    store.append(journal(LEDGER, 1), List.of());
    store.unreachable(true);
    assertThatThrownBy(() -> store.heads("crm"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessage("The in-memory ledger store does not answer: it was made unreachable.");

    store.unreachable(false);

    assertThat(store.heads("crm")).containsOnlyKeys(LEDGER);
  }
}
