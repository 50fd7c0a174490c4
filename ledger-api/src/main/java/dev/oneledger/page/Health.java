package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.Finding;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a readiness probe asks: whether the environments have what this build needs.
 *
 * @param waiting migrations that are still to be applied, among them those whose last try failed
 * @param inDoubt migrations of which nobody knows whether they took effect
 * @param drifted migrations that are there with another text, or that the ledger does not know, and
 *     problems of an environment as a whole
 * @param unreachable how many environments did not answer; the ledger itself counts as one
 */
public record Health(int waiting, int inDoubt, int drifted, int unreachable) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** The ledger itself did not answer. */
  static final Health SILENT = new Health(0, 0, 0, 1);

  /** The health in a word: the worst that is there. */
  public enum Word {
    /** Everything that is to be applied is, and nothing has drifted. */
    UP,
    /** Something has drifted; what this build needs is there. */
    DRIFTED,
    /** Something is still to be applied. */
    WAITING,
    /** It is not known whether something took effect. */
    IN_DOUBT,
    /** Something did not answer. */
    UNREACHABLE;

    /** The word as it stands in JSON: {@code up}, {@code in-doubt} ... */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads the health of all environments a ledger is configured for. Writes nothing anywhere; a
   * ledger that does not answer is {@link Word#UNREACHABLE}, and no exception.
   */
  public static Health of(Ledger ledger) {
    try {
      StatusMatrix matrix = ledger.status();
      return of(matrix, ledger.environments().stream().map(each -> each.name()).toList());
    } catch (LedgerUnreachableException e) {
      return SILENT;
    }
  }

  /** The health of some environments of a matrix. */
  static Health of(StatusMatrix matrix, Collection<String> environments) {
    Health health = new Health(0, 0, 0, 0);
    for (Column column : matrix.columns()) {
      if (environments.contains(column.environment())) {
        health = health.plus(of(matrix, column));
      }
    }
    return health;
  }

  private static Health of(StatusMatrix matrix, Column column) {
    Map<CellState, Integer> numbers = new EnumMap<>(CellState.class);
    matrix
        .rows()
        .forEach(
            row ->
                numbers.merge(
                    row.cells().getOrDefault(column.environment(), Cell.BLANK).state(),
                    1,
                    Integer::sum));
    int whole = (int) column.findings().stream().filter(Finding::isProblem).count();
    return new Health(
        sum(numbers, CellState.PENDING, CellState.FAILED),
        sum(numbers, CellState.IN_DOUBT),
        sum(numbers, CellState.DRIFTED, CellState.OUTSIDE) + whole,
        Unreachable.is(column) ? 1 : 0);
  }

  private static int sum(Map<CellState, Integer> numbers, CellState... states) {
    return Arrays.stream(states).mapToInt(state -> numbers.getOrDefault(state, 0)).sum();
  }

  private Health plus(Health other) {
    return new Health(
        waiting + other.waiting,
        inDoubt + other.inDoubt,
        drifted + other.drifted,
        unreachable + other.unreachable);
  }

  /** The health in a word. */
  public Word word() {
    if (unreachable > 0) {
      return Word.UNREACHABLE;
    }
    if (inDoubt > 0) {
      return Word.IN_DOUBT;
    }
    if (waiting > 0) {
      return Word.WAITING;
    }
    return drifted > 0 ? Word.DRIFTED : Word.UP;
  }

  /**
   * Whether to send requests here: nothing waits, nothing is in doubt, everything answered. Drift
   * is reported and does not count: it would take every replica out of service at once, and that
   * mends nothing.
   */
  public boolean isReady() {
    return word() == Word.UP || word() == Word.DRIFTED;
  }

  /** The HTTP status that says so: 200 or 503. */
  public int httpStatus() {
    return isReady() ? OK : UNAVAILABLE;
  }

  /** One JSON object: {@code status} with the word, and the four numbers. */
  public String toJson() {
    return "{\"status\":\"%s\",\"waiting\":%s,\"inDoubt\":%s,\"drifted\":%s,\"unreachable\":%s}"
        .formatted(word().label(), waiting, inDoubt, drifted, unreachable);
  }
}
