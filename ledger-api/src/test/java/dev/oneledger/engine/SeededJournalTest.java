package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.Migration;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine makes of entries that another version, or another part, of the library wrote. */
class SeededJournalTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");

  private final Scenario scenario = new Scenario().withThree();

  private Ledger syncedAndThen(EntryKind kind) {
    Ledger ledger = scenario.openDev();
    ledger.sync("dev");
    Migration last = ledger.migrations().get(2);
    List<JournalEntry> entries = scenario.dev.read(DEV, 0);
    JournalEntry entry =
        new JournalWriter(DEV, entries)
            .next(
                kind,
                new Stamp(Scenario.NOW, "ada", "host", "test"),
                new Subject(last.id().toString(), last.textHash(), last.apply().tokenHash()),
                Map.of());
    scenario.dev.apply(
        Step.entriesOnly("seed"), List.of(entry), Deadline.in(Duration.ofSeconds(1)));
    return scenario.openDev();
  }

  @ParameterizedTest
  @CsvSource({
    "BASELINED, APPLIED",
    "STARTED, PENDING",
    "APPLIED, APPLIED",
    "FAILED, FAILED",
    "IN_DOUBT, IN_DOUBT",
    "RESOLVED_APPLIED, PENDING",
    "RESOLVED_NOT_APPLIED, PENDING",
    "ROLLED_BACK, ROLLED_BACK"
  })
  void the_last_entry_of_a_migration_decides_its_cell(EntryKind kind, CellState cell) {
    assertThat(syncedAndThen(kind).status().cell("143_policies", "dev").state()).isEqualTo(cell);
  }

  @Test
  void what_is_in_doubt_stops_the_next_sync() {
    Ledger ledger = syncedAndThen(EntryKind.IN_DOUBT);

    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D013 dev, 143_policies");
  }

  @Test
  void what_was_rolled_back_is_not_applied_again_by_itself() {
    Ledger ledger = syncedAndThen(EntryKind.ROLLED_BACK);

    assertThat(ledger.sync("dev").applied()).isEmpty();
    assertThat(ledger.plan("dev").steps()).isEmpty();
    assertThat(ledger.drift("dev").hasDrift()).isFalse();
  }
}
