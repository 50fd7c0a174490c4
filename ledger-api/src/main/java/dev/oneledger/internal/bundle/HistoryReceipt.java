package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receipts read from a history. Strict: a receipt says that texts are there, so only a checksum
 * that matches counts, not a name, a baseline or a checksum that cannot tell. Internal: may change
 * in any release.
 */
public final class HistoryReceipt {
  private final HistoryReading reading;
  private final List<Migration> ordered;
  private final List<String> problems = new ArrayList<>();

  private HistoryReceipt(HistoryReading reading, List<Migration> ordered) {
    this.reading = reading;
    this.ordered = ordered;
  }

  /**
   * Makes a receipt.
   *
   * @throws LedgerException as {@link Receipt#read} says
   */
  public static Receipt read(Bundle bundle, String environment, HistoryReading reading) {
    HistoryReceipt judged = new HistoryReceipt(reading, BundleMigrations.of(bundle));
    judged.ordered.forEach(judged::judge);
    if (!judged.problems.isEmpty()) {
      throw new LedgerException(
          "No receipt for release %s in environment '%s', as %s has it:\n%s\nReplay the release's bundle there and read again."
              .formatted(
                  bundle.release(),
                  environment,
                  reading.source(),
                  String.join("\n", judged.problems)));
    }
    return new Receipt(
        bundle.release(),
        environment,
        bundle.lineage().digest(),
        bundle.lineage().pins().stream().map(HistoryReceipt::applied).toList(),
        reading.source(),
        reading.asOf());
  }

  private static Receipt.Applied applied(Lineage.Pin pin) {
    return new Receipt.Applied(pin.id(), pin.textHash());
  }

  private void judge(Migration ours) {
    Optional<HistoryRow> found = row(ours.id());
    if (found.isEmpty()) {
      problem(ours, ours.textHash().toString(), "not there");
      return;
    }
    HistoryRow row = found.get();
    if (row.state() != HistoryState.APPLIED) {
      String state = row.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      problem(ours, "applied", "%s (%s)".formatted(state, row.key()));
      return;
    }
    Verdict verdict = row.checksum().judge(ours, ordered);
    switch (verdict.outcome()) {
      case MATCH -> {}
      case MISMATCH ->
          problem(
              ours,
              "%s, %s".formatted(verdict.ours(), verdict.algorithm()),
              "%s (%s)".formatted(verdict.theirs(), row.key()));
      case NOT_VERIFIABLE ->
          problem(
              ours,
              ours.textHash().toString(),
              "no checksum that can tell: %s (%s)".formatted(verdict.algorithm(), row.key()));
    }
  }

  /** The row of a migration; one that is applied before one that is not. */
  private Optional<HistoryRow> row(MigrationId id) {
    List<HistoryRow> rows = reading.rows().stream().filter(row -> isOf(row.id(), id)).toList();
    return rows.stream()
        .filter(row -> row.state() == HistoryState.APPLIED)
        .findFirst()
        .or(() -> rows.stream().findFirst());
  }

  /** A tool that records no names is taken at its revision. */
  private static boolean isOf(@Nullable MigrationId theirs, MigrationId ours) {
    if (theirs == null || theirs.equals(ours)) {
      return theirs != null;
    }
    return !theirs.isRepeatable()
        && theirs.slug().isEmpty()
        && Objects.equals(theirs.revision(), ours.revision());
  }

  private void problem(Migration ours, String expected, String actual) {
    problems.add("  %s\n    expected: %s\n    actual:   %s".formatted(ours.id(), expected, actual));
  }
}
