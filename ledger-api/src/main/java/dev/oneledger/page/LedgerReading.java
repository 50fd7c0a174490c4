package dev.oneledger.page;

import dev.oneledger.Approval;
import dev.oneledger.DriftReport;
import dev.oneledger.Journal;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.Release;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Column;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a ledger has to show, read once. Reading writes nothing anywhere. Immutable.
 *
 * @param at when it was read
 * @param matrix every migration in every environment
 * @param environments what was read of each column of the matrix, in the same order
 * @param releases the latest revision of every release
 * @param journal the journal of the app as a whole
 * @param migrations the build's migrations
 */
public record LedgerReading(
    Instant at,
    StatusMatrix matrix,
    List<EnvironmentReading> environments,
    List<ReleaseReading> releases,
    Journal journal,
    List<Migration> migrations) {

  /** Copies the lists. */
  public LedgerReading {
    environments = List.copyOf(environments);
    releases = List.copyOf(releases);
    migrations = List.copyOf(migrations);
  }

  /**
   * One environment.
   *
   * @param column its head in the matrix
   * @param drift what is there against the ledger; null where that was not or could not be read
   * @param journal its journal; null where that could not be read
   * @param obstacle why something could not be read; empty if all of it was
   */
  public record EnvironmentReading(
      Column column, @Nullable DriftReport drift, @Nullable Journal journal, String obstacle) {}

  /**
   * One release.
   *
   * @param release the release, at its latest revision
   * @param approvals who approved that revision
   */
  public record ReleaseReading(Release release, List<Approval> approvals) {
    /** Copies the list. */
    public ReleaseReading {
      approvals = List.copyOf(approvals);
    }
  }

  /**
   * Reads a ledger. An environment that does not answer is part of the reading, with what the
   * ledger knows of it.
   *
   * @throws LedgerException if the ledger itself cannot be read
   */
  public static LedgerReading of(Ledger ledger) {
    return of(ledger, Clock.systemUTC());
  }

  static LedgerReading of(Ledger ledger, Clock clock) {
    StatusMatrix matrix = ledger.status();
    Set<String> configured = new HashSet<>();
    ledger.environments().forEach(environment -> configured.add(environment.name()));
    List<EnvironmentReading> environments = new ArrayList<>();
    for (Column column : matrix.columns()) {
      environments.add(environment(ledger, column, configured.contains(column.environment())));
    }
    return new LedgerReading(
        clock.instant(),
        matrix,
        environments,
        ledger.releases().stream()
            .map(release -> new ReleaseReading(release, release.approvals()))
            .toList(),
        ledger.journal(),
        ledger.migrations());
  }

  private static EnvironmentReading environment(
      Ledger ledger, Column column, boolean isConfigured) {
    if (Unreachable.is(column)) {
      return new EnvironmentReading(column, null, null, Unreachable.why(column));
    }
    String name = column.environment();
    try {
      return new EnvironmentReading(
          column, isConfigured ? ledger.drift(name) : null, ledger.journal(name), "");
    } catch (LedgerException e) {
      return new EnvironmentReading(column, null, null, String.valueOf(e.getMessage()));
    }
  }
}
