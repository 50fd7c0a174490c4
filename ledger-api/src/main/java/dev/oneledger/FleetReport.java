package dev.oneledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a fleet, or would be done.
 *
 * @param app the application
 * @param groups environments that came to the same, the most urgent first; each environment is in
 *     one of them
 * @param stop why no further environment was begun; null if nothing was stopped
 * @param matrix the fleet as {@link Fleet#status} tells it, afterwards; null for a plan, and where
 *     the ledger did not answer any more
 */
public record FleetReport(
    String app, List<Group> groups, @Nullable String stop, @Nullable StatusMatrix matrix) {
  public FleetReport {
    groups = List.copyOf(groups);
  }

  /** What came of an environment, the most urgent first. */
  public enum Outcome {
    /** A migration failed there, or something must be settled first. */
    FAILED("failed"),
    /** It was not begun, since the run was stopped before. */
    NOT_TRIED("not tried"),
    /** Another host had claimed it until the deadline passed. */
    CLAIMED("claimed by another host"),
    /** Migrations would be applied there. */
    DUE("due"),
    /** Migrations were applied there. */
    APPLIED("applied"),
    /** Another host brought it up to date meanwhile. */
    ELSEWHERE("applied by another host"),
    /** There was nothing to do. */
    UP_TO_DATE("up to date");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** The words for it in reports. */
    public String label() {
      return label;
    }
  }

  /**
   * Environments that came to the same.
   *
   * @param outcome what came of them
   * @param migrations what was applied, or is due, in each, in order
   * @param message why it failed; {@code <environment>} stands for the name where they are several;
   *     empty where nothing failed
   * @param environments their names, in the fleet's order
   */
  public record Group(
      Outcome outcome, List<MigrationId> migrations, String message, List<String> environments) {
    public Group {
      migrations = List.copyOf(migrations);
      environments = List.copyOf(environments);
    }
  }

  /** How many environments came to this. */
  public int count(Outcome outcome) {
    return groups.stream()
        .filter(group -> group.outcome() == outcome)
        .mapToInt(group -> group.environments().size())
        .sum();
  }

  /** How many environments there are. */
  public int count() {
    return groups.stream().mapToInt(group -> group.environments().size()).sum();
  }

  /** Whether every environment is up to date now. */
  public boolean isUpToDate() {
    return count(Outcome.UP_TO_DATE) + count(Outcome.APPLIED) + count(Outcome.ELSEWHERE) == count();
  }

  /**
   * What came of one environment, with those that came to the same.
   *
   * @throws UnknownNameException if it is none of the fleet's
   */
  public Group of(String environment) {
    return groups.stream()
        .filter(group -> group.environments().contains(environment))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "environment",
                    environment,
                    "in this fleet",
                    groups.stream().flatMap(group -> group.environments().stream()).toList()));
  }

  /** One sentence for people. */
  public String summary() {
    return new FleetText(this, TextStyle.PLAIN).summary();
  }

  /** The whole report as plain text. */
  @Override
  public String toString() {
    return render(TextStyle.PLAIN);
  }

  /** The same with colours, or for a narrow terminal. */
  public String render(TextStyle style) {
    return new FleetText(this, style).render();
  }
}
