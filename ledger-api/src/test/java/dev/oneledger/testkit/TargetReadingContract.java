package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static dev.oneledger.testkit.JournalFixtures.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link Target} says of its journals and of what else is there. */
public abstract class TargetReadingContract extends TargetSetup {
  private static final JournalKey STAGING = JournalKey.environment("crm", "staging");
  private static final JournalKey BILLING = JournalKey.environment("billing", "dev");

  @Test
  void it_runs_on_the_product_it_names() {
    assertThat(reportedProduct()).contains(product());
    assertThat(target.inspect(DEV).place()).contains(product());
  }

  @Test
  void an_empty_target_has_nothing_and_reading_it_creates_nothing() {
    Object before = contents();

    assertThat(target.head(DEV)).isEmpty();
    assertThat(target.read(DEV, 0)).isEmpty();
    TargetState state = target.inspect(DEV);

    assertThat(state.schema()).isNotEmpty();
    assertThat(state.objects()).isEmpty();
    assertThat(state.otherJournals()).isEmpty();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void reading_a_filled_target_changes_nothing() {
    write(journal(DEV, 2));
    Object before = contents();

    target.head(DEV);
    target.head(STAGING);
    target.read(DEV, 1);
    target.inspect(DEV);

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void entries_are_read_after_a_sequence_and_the_head_is_the_last() {
    List<JournalEntry> entries = journal(DEV, 4);
    write(entries.subList(0, 1));
    write(entries.subList(1, 4));

    assertThat(target.head(DEV)).contains(entries.get(3));
    assertThat(target.read(DEV, 0)).isEqualTo(entries);
    assertThat(target.read(DEV, 2)).isEqualTo(entries.subList(2, 4));
    assertThat(target.read(DEV, 4)).isEmpty();
    assertThat(target.read(DEV, 5)).isEmpty();
  }

  @Test
  void entries_read_back_are_equal_and_verify_whatever_they_hold() {
    List<JournalEntry> entries = OddEntries.journal(DEV);
    write(entries);

    List<JournalEntry> back = anotherTarget().read(DEV, 0);

    assertThat(back).containsExactlyElementsOf(entries);
    assertThat(JournalVerifier.verify(DEV, back)).isEmpty();
    assertThat(anotherTarget().head(DEV)).contains(entries.get(entries.size() - 1));
  }

  @Test
  void an_odd_entry_is_read_back_equal_as_the_head() {
    List<JournalEntry> entries = OddEntries.journal(DEV);
    int written = 0;
    for (JournalEntry entry : entries) {
      write(List.of(entry));
      written++;
      assertThat(target.head(DEV)).contains(entries.get(written - 1));
    }
    assertThat(written).isEqualTo(entries.size());
  }

  @Test
  void journals_of_several_apps_and_environments_lie_side_by_side() {
    for (JournalKey key : List.of(DEV, STAGING, BILLING)) {
      write(journal(key, key.app().length()));
    }

    for (JournalKey key : List.of(DEV, STAGING, BILLING)) {
      assertThat(target.read(key, 0)).isEqualTo(journal(key, key.app().length()));
      assertThat(target.head(key))
          .contains(journal(key, key.app().length()).get(key.app().length() - 1));
    }
    assertThat(target.head(JournalKey.environment("crm", "de_"))).isEmpty();
    assertThat(target.head(JournalKey.environment("crm", "DEV"))).isEmpty();
  }

  @Test
  void objects_of_others_are_shown_and_ours_are_not() {
    write(journal(DEV, 1));
    assertThat(target.inspect(DEV).objects()).isEmpty();

    createForeignTable("zebra");
    createForeignTable("aardvark");

    List<String> objects = target.inspect(DEV).objects();
    assertThat(objects).hasSize(2);
    assertThat(objects.get(0)).containsIgnoringCase("aardvark");
    assertThat(objects.get(1)).containsIgnoringCase("zebra");
  }

  @Test
  void at_most_twenty_objects_are_shown() {
    for (int i = 10; i < 35; i++) {
      createForeignTable("table_" + i);
    }

    assertThat(target.inspect(DEV).objects()).hasSize(20);
  }

  @Test
  void journals_of_other_environments_opened_for_this_schema_are_shown() {
    String schema = target.inspect(DEV).schema();
    write(List.of(opened(STAGING, schema)));
    write(List.of(opened(BILLING, schema)));

    assertThat(target.inspect(DEV).otherJournals()).containsExactly(BILLING, STAGING);
    assertThat(target.inspect(STAGING).otherJournals()).containsExactly(BILLING);
  }

  @Test
  void the_journal_asked_about_and_journals_for_other_schemas_are_not_shown() {
    write(List.of(opened(DEV, target.inspect(DEV).schema())));
    write(List.of(opened(STAGING, "elsewhere")));

    assertThat(target.inspect(DEV).otherJournals()).isEmpty();
    assertThat(target.inspect(STAGING).otherJournals()).containsExactly(DEV);
  }

  @Test
  void only_the_first_entry_says_which_schema_a_journal_is_for() {
    JournalEntry first = opened(STAGING, "elsewhere");
    write(
        List.of(
            first,
            JournalFixtures.detailed(List.of(first), "schema", target.inspect(DEV).schema())));

    assertThat(target.inspect(DEV).otherJournals()).isEmpty();
  }

  @Test
  void a_target_that_cannot_be_reached_says_so() {
    Target gone = unreachableTarget();

    assertUnreachable(() -> gone.head(DEV));
    assertUnreachable(() -> gone.read(DEV, 0));
    assertUnreachable(() -> gone.inspect(DEV));
    assertUnreachable(() -> gone.apply(Step.entriesOnly("test"), journal(DEV, 1), soon()));
    assertKnownOrUnreachable(gone);
  }

  /** Where only a connection tells the product, the SQL it speaks cannot be told without one. */
  private void assertKnownOrUnreachable(Target gone) {
    try {
      assertThat(gone.dialect()).isEqualTo(target.dialect());
    } catch (LedgerUnreachableException unknown) {
      assertUnreachable(gone::dialect);
    }
  }

  private static void assertUnreachable(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(LedgerUnreachableException.class);
  }
}
