package dev.oneledger.memory;

import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import dev.oneledger.testkit.HistoryContract;
import java.time.Instant;
import java.util.List;

class InMemoryHistoryContractTest extends HistoryContract {
  private static final String TEXT = "CREATE TABLE a (b int);\n";
  private static final String EDITED = "CREATE TABLE a (b bigint);\n";

  private InMemoryHistory history;

  @Override
  protected History newHistory() {
    history =
        new InMemoryHistory()
            .appliedAt(Instant.parse("2026-01-02T03:04:05Z"))
            .baselined("1")
            .applied("2_same", TEXT)
            .applied("3_edited", EDITED)
            .appliedUnverifiable("V4__no_checksum")
            .failed("5_failed", TEXT)
            .partial("6_partial", TEXT)
            .markedRan("7_marked", TEXT)
            .undone("8_undone", TEXT)
            .applied("R__view", TEXT)
            .applied("no revision", TEXT);
    return history;
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("1", "1", HistoryState.BASELINED, Outcome.NOT_VERIFIABLE),
        row("2_same", "2_same", HistoryState.APPLIED, Outcome.MATCH),
        row("3_edited", "3_edited", HistoryState.APPLIED, Outcome.MISMATCH),
        row("V4__no_checksum", "4_no_checksum", HistoryState.APPLIED, Outcome.NOT_VERIFIABLE),
        row("5_failed", "5_failed", HistoryState.FAILED, Outcome.MATCH),
        row("6_partial", "6_partial", HistoryState.PARTIAL, Outcome.MATCH),
        row("7_marked", "7_marked", HistoryState.MARKED_RAN, Outcome.MATCH),
        row("8_undone", "8_undone", HistoryState.UNDONE, Outcome.MATCH),
        row("R__view", "R__view", HistoryState.APPLIED, Outcome.MATCH),
        new SeededRow(
            "no revision",
            null,
            HistoryState.APPLIED,
            migration("9_matched_by_hand", TEXT),
            Outcome.MATCH));
  }

  private static SeededRow row(String key, String id, HistoryState state, Outcome outcome) {
    return new SeededRow(key, id, state, migration(id, TEXT), outcome);
  }

  @Override
  protected History unreachableHistory() {
    return new InMemoryHistory().unreachable(true);
  }

  @Override
  protected String product() {
    return "in-memory";
  }

  @Override
  protected String reportedProduct() {
    return history.read().source();
  }

  @Override
  protected Object contents() {
    return history.read().rows();
  }

  @Override
  protected void changeAsTheirToolWould() {
    history.applied("10_later", TEXT);
  }
}
