package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.applied;
import static dev.oneledger.testkit.JournalFixtures.journal;
import static dev.oneledger.testkit.JournalFixtures.moved;
import static dev.oneledger.testkit.JournalFixtures.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} does with journals. Texts: {@link TextStoreContract}. */
public abstract class LedgerStoreContract extends TextStoreContract {
  private static final JournalKey LEDGER = JournalKey.ledger("crm");
  private static final JournalKey DEV = JournalKey.ledger("crm", "dev");
  private static final JournalKey COPY = JournalKey.copy("crm", "dev", 1);

  @Test
  void it_runs_on_the_product_it_names() {
    assertThat(reportedProduct()).contains(product());
  }

  @Test
  void an_empty_store_has_nothing_and_reading_it_creates_nothing() {
    Object before = contents();

    assertThat(store.heads("crm")).isEmpty();
    assertThat(store.read(LEDGER, 0)).isEmpty();
    assertThat(store.texts(Set.of(Hash.sha256("unknown")))).isEmpty();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void reading_a_filled_store_changes_nothing() {
    append(journal(LEDGER, 2));
    Object before = contents();

    store.heads("crm");
    store.heads("another app");
    store.read(LEDGER, 1);
    store.read(DEV, 0);
    store.texts(Set.of(Hash.sha256("unknown")));

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void the_head_of_every_journal_of_an_app_is_its_last_entry() {
    JournalKey environment = JournalKey.environment("crm", "dev");
    List<JournalEntry> ledger = journal(LEDGER, 3);
    List<JournalEntry> dev = journal(DEV, 1);
    List<JournalEntry> copy = journal(environment, 2);
    List.of(ledger, dev, copy).forEach(this::append);

    assertThat(store.heads("crm"))
        .isEqualTo(Map.of(LEDGER, ledger.get(2), DEV, dev.get(0), environment, copy.get(1)));
  }

  @Test
  void a_copy_of_an_environment_journal_is_kept_apart_from_the_journal_itself() {
    JournalKey environment = JournalKey.environment("crm", "dev");
    JournalKey copy = COPY;
    List<JournalEntry> here = journal(environment, 1);
    List<JournalEntry> there = OddEntries.journal(environment);
    append(here);

    store.copy(copy, there.subList(0, 1));
    store.copy(copy, there.subList(1, there.size()));

    assertThat(store.read(environment, 0)).isEqualTo(here);
    assertThat(anotherStore().read(copy, 0)).isEqualTo(there);
    assertThat(JournalVerifier.verify(environment, store.read(copy, 0))).isEmpty();
    assertThat(store.heads("crm"))
        .isEqualTo(Map.of(environment, here.get(0), copy, there.get(there.size() - 1)));
  }

  @Test
  void a_copy_takes_only_what_follows_it() {
    List<JournalEntry> entries = journal(JournalKey.environment("crm", "dev"), 3);
    store.copy(COPY, entries.subList(0, 1));

    assertThatThrownBy(() -> store.copy(COPY, entries.subList(2, 3)))
        .isInstanceOf(JournalMovedException.class);
    assertThatThrownBy(() -> store.copy(COPY, entries.subList(0, 1)))
        .isInstanceOf(JournalMovedException.class);
    assertThat(store.read(COPY, 0)).hasSize(1);
  }

  @Test
  void copies_of_several_generations_lie_side_by_side() {
    JournalKey environment = JournalKey.environment("crm", "dev");
    JournalKey second = JournalKey.copy("crm", "dev", 2);
    List<JournalEntry> before = journal(environment, 3);
    List<JournalEntry> after = OddEntries.journal(environment);
    store.copy(COPY, before);

    store.copy(second, after);

    assertThat(anotherStore().read(COPY, 0)).isEqualTo(before);
    assertThat(anotherStore().read(second, 0)).isEqualTo(after);
    assertThat(store.heads("crm"))
        .isEqualTo(Map.of(COPY, before.get(2), second, after.get(after.size() - 1)));
  }

  @Test
  void a_journal_is_copied_to_no_other_key_than_one_for_copies_of_it() {
    List<JournalEntry> entries = journal(JournalKey.environment("crm", "dev"), 1);
    Object before = contents();

    for (JournalKey key :
        List.of(
            JournalKey.environment("crm", "dev"),
            DEV,
            JournalKey.copy("crm", "prod", 1),
            JournalKey.copy("shop", "dev", 1))) {
      assertThatThrownBy(() -> store.copy(key, entries))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("cannot be copied to '" + key + "'");
    }
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void only_environment_journals_are_copied() {
    assertThatThrownBy(() -> store.copy(COPY, journal(LEDGER, 1)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("only environment journals are");
  }

  @Test
  void apps_with_similar_names_do_not_see_each_other() {
    List<String> apps = List.of("c_m", "crm", "CRM", "crm ", "c/m", "c\u00e9m");
    apps.forEach(app -> append(journal(JournalKey.ledger(app), app.length() % 2 + 1)));

    for (String app : apps) {
      assertThat(store.heads(app)).containsOnlyKeys(JournalKey.ledger(app));
    }
    assertThat(store.heads("c%")).isEmpty();
  }

  @Test
  void entries_are_read_after_a_sequence_in_order() {
    List<JournalEntry> entries = journal(LEDGER, 4);
    append(entries.subList(0, 1));
    append(entries.subList(1, 4));

    assertThat(store.read(LEDGER, 0)).isEqualTo(entries);
    assertThat(store.read(LEDGER, 2)).isEqualTo(entries.subList(2, 4));
    assertThat(store.read(LEDGER, 4)).isEmpty();
    assertThat(store.read(LEDGER, 5)).isEmpty();
    assertThat(store.read(DEV, 0)).isEmpty();
  }

  @Test
  void entries_read_back_are_equal_and_verify_whatever_they_hold() {
    List<JournalEntry> entries = OddEntries.journal(LEDGER);
    append(entries);

    List<JournalEntry> back = anotherStore().read(LEDGER, 0);

    assertThat(back).containsExactlyElementsOf(entries);
    assertThat(JournalVerifier.verify(LEDGER, back)).isEmpty();
    assertThat(store.heads("crm")).containsEntry(LEDGER, entries.get(entries.size() - 1));
  }

  @Test
  void a_thousand_entries_are_appended_in_one_call_and_read_in_order() {
    List<JournalEntry> entries = journal(LEDGER, 1_000);
    append(entries);

    assertThat(store.read(LEDGER, 0)).isEqualTo(entries);
    assertThat(store.read(LEDGER, 998)).isEqualTo(entries.subList(998, 1_000));
  }

  @Test
  void an_entry_that_leaves_a_gap_is_refused() {
    List<JournalEntry> entries = journal(LEDGER, 3);
    append(entries.subList(0, 1));

    assertMoved(entries.subList(2, 3), LEDGER);
    assertMoved(journal(DEV, 2).subList(1, 2), DEV);
  }

  @Test
  void an_entry_that_is_there_already_is_refused() {
    List<JournalEntry> entries = journal(LEDGER, 2);
    append(entries);

    assertMoved(entries, LEDGER);
    assertMoved(entries.subList(1, 2), LEDGER);
  }

  @Test
  void an_entry_that_follows_another_head_of_the_same_sequence_is_refused() {
    List<JournalEntry> entries = journal(LEDGER, 2);
    append(entries);
    List<JournalEntry> fork = List.of(entries.get(0), applied(entries.subList(0, 1), "7_another"));

    assertMoved(next(fork, 1), LEDGER);
  }

  @Test
  void an_entry_that_follows_the_head_of_another_journal_is_refused() {
    List<JournalEntry> ledger = journal(LEDGER, 2);
    append(ledger);
    append(journal(DEV, 2));
    JournalEntry foreign = next(ledger, 1).get(0);

    assertMoved(List.of(moved(foreign, DEV, 3, foreign.chain())), DEV);
  }

  @Test
  void a_first_entry_that_does_not_begin_its_own_journal_is_refused() {
    JournalEntry first = journal(LEDGER, 1).get(0);

    assertMoved(List.of(moved(first, DEV, 1, first.chain())), DEV);
  }

  @Test
  void entries_that_do_not_follow_each_other_are_refused_and_none_is_written() {
    List<JournalEntry> entries = journal(LEDGER, 4);
    JournalEntry second = entries.get(1);
    Chain wrong = new Chain(second.chain().state(), second.chain().state(), second.chain().hash());
    JournalEntry unchained = moved(second, LEDGER, 2, wrong);

    assertRefused(List.of(entries.get(0), entries.get(2)));
    assertRefused(List.of(entries.get(0), unchained));
    assertRefused(List.of(entries.get(0), entries.get(0)));
    assertRefused(List.of(entries.get(0), journal(DEV, 1).get(0)));
    assertRefused(List.of(entries.get(0), moved(second, DEV, 2, second.chain())));
    assertRefused(List.of());
  }

  @Test
  void another_store_on_the_same_data_sees_and_continues_the_journal() {
    List<JournalEntry> entries = journal(LEDGER, 2);
    append(entries.subList(0, 1));
    LedgerStore other = anotherStore();

    other.append(entries.subList(1, 2), List.of());

    assertThat(store.read(LEDGER, 0)).isEqualTo(entries);
    assertMoved(entries.subList(1, 2), LEDGER);
  }

  @Test
  void of_several_appenders_of_one_sequence_exactly_one_wins() throws Exception {
    List<JournalEntry> begun = journal(LEDGER, 1);
    append(begun);

    List<Boolean> won =
        Race.of(6, runner -> wins(anotherStore(), applied(begun, runner + "_mine")));

    assertThat(won).containsOnlyOnce(true);
    assertThat(store.read(LEDGER, 0)).hasSize(2);
  }

  @Test
  void of_several_that_open_one_journal_exactly_one_wins() throws Exception {
    List<Boolean> won =
        Race.of(
            6, runner -> wins(anotherStore(), JournalFixtures.opened(LEDGER, "schema_" + runner)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(JournalVerifier.verify(LEDGER, store.read(LEDGER, 0))).isEmpty();
  }

  @Test
  void appenders_that_read_again_all_get_their_entries_into_one_whole_journal() throws Exception {
    append(journal(LEDGER, 1));

    Race.of(
        4,
        runner -> {
          LedgerStore mine = anotherStore();
          for (int i = 0; i < 10; i++) {
            appendUntilItHolds(mine, runner * 10 + i + "_mine");
          }
          return runner;
        });

    List<JournalEntry> entries = store.read(LEDGER, 0);
    assertThat(entries).hasSize(41);
    assertThat(JournalVerifier.verify(LEDGER, entries)).isEmpty();
    assertThat(entries.stream().map(JournalEntry::subject).distinct()).hasSize(41);
  }

  @Test
  void a_store_that_cannot_be_reached_says_so() {
    LedgerStore gone = unreachableStore();

    assertUnreachable(() -> gone.heads("crm"));
    assertUnreachable(() -> gone.read(LEDGER, 0));
    assertUnreachable(() -> gone.append(journal(LEDGER, 1), List.of()));
    assertUnreachable(() -> gone.texts(Set.of(Hash.sha256("x"))));
  }

  private void append(List<JournalEntry> entries) {
    store.append(entries, List.of());
  }

  private static boolean wins(LedgerStore store, JournalEntry entry) {
    try {
      store.append(List.of(entry), List.of());
      return true;
    } catch (JournalMovedException lost) {
      return false;
    }
  }

  private static void appendUntilItHolds(LedgerStore store, String migration) {
    while (!wins(store, applied(store.read(LEDGER, 0), migration))) {
      Thread.onSpinWait();
    }
  }

  private void assertMoved(List<JournalEntry> entries, JournalKey key) {
    Object before = contents();
    assertThatExceptionOfType(JournalMovedException.class)
        .isThrownBy(() -> store.append(entries, List.of(textNotKept())))
        .withMessageContaining(key.toString())
        .satisfies(moved -> assertThat(moved.key()).isEqualTo(key));
    assertThat(contents()).isEqualTo(before);
  }

  private void assertRefused(List<JournalEntry> entries) {
    Object before = contents();
    assertThatThrownBy(() -> store.append(entries, List.of(textNotKept())))
        .isInstanceOf(LedgerException.class);
    assertThat(contents()).isEqualTo(before);
  }

  private static void assertUnreachable(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(LedgerUnreachableException.class);
  }
}
