package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static dev.oneledger.testkit.JournalFixtures.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link SharedJournals} does: it says yes exactly where a start may rely on it. */
public abstract class SharedJournalsContract {
  private static final JournalKey DEV = JournalKey.environment("crm", "dev");
  private static final JournalKey TEST = JournalKey.environment("crm", "test");

  /** The target under test, on an empty database; the same one each time within a test. */
  protected abstract Target target();

  /** A store whose tables are those of the target's journals. */
  protected abstract LedgerStore storeInItsTables();

  /** Stores whose tables are others, or of which that cannot be told, by what is different. */
  protected abstract Map<String, LedgerStore> storesElsewhere();

  @Test
  void a_store_in_the_targets_tables_says_so() {
    assertThat(shares(storeInItsTables(), target())).isTrue();
  }

  @Test
  void it_has_the_last_entry_of_each_journal_as_the_target_has_it() {
    Target target = target();
    LedgerStore store = storeInItsTables();
    List<JournalEntry> dev = journal(DEV, 2);
    write(dev);
    write(journal(TEST, 3));
    assertThat(store.heads("crm"))
        .isEqualTo(Map.of(DEV, target.head(DEV).get(), TEST, target.head(TEST).get()));

    write(next(dev, 2));

    assertThat(store.heads("crm").get(DEV)).isEqualTo(target.head(DEV).get());
    assertThat(store.heads("crm").get(DEV).sequence()).isEqualTo(4);
    assertThat(store.read(DEV, 0)).isEqualTo(target.read(DEV, 0));
  }

  @Test
  void its_own_journals_and_copies_are_none_of_the_targets() {
    write(journal(DEV, 1));
    LedgerStore store = storeInItsTables();
    store.append(journal(JournalKey.ledger("crm", "dev"), 2), List.of());
    store.copy(JournalKey.copy("crm", "dev", 1), journal(DEV, 3));

    assertThat(store.heads("crm").get(DEV)).isEqualTo(target().head(DEV).get());
    assertThat(store.heads("crm").get(DEV).sequence()).isEqualTo(1);
  }

  @TestFactory
  Stream<DynamicTest> a_store_elsewhere_does_not_say_so() {
    return storesElsewhere().entrySet().stream()
        .map(
            store ->
                DynamicTest.dynamicTest(
                    store.getKey(),
                    () -> assertThat(shares(store.getValue(), target())).isFalse()));
  }

  private static boolean shares(LedgerStore store, Target target) {
    return ((SharedJournals) store).sharesJournalsWith(target);
  }

  private void write(List<JournalEntry> entries) {
    target()
        .apply(Step.entriesOnly("seeded by a test"), entries, Deadline.in(Duration.ofSeconds(30)));
  }
}
