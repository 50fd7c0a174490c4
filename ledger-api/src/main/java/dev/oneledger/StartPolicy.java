package dev.oneledger;

import org.jspecify.annotations.Nullable;

/**
 * What an application's start asks of a managed environment. Immutable; begins with {@link
 * #DEFAULT} and is refined by the {@code with...} methods, or by those of {@link Environment}.
 *
 * @param mode what {@code sync} does at start-up
 * @param from everything up to this revision must be applied for a start that applies nothing; null
 *     for everything the build has, up to {@code to}
 * @param to nothing above this revision may be applied, whoever applied it; null for no such end
 * @param newerRows what to do where a newer build has applied something
 */
public record StartPolicy(
    StartMode mode, @Nullable Revision from, @Nullable Revision to, NewerRows newerRows) {

  /** Applies what is due; accepts every revision; tolerates what a newer build applied. */
  public static final StartPolicy DEFAULT =
      new StartPolicy(StartMode.APPLY, null, null, NewerRows.TOLERATE);

  /**
   * @throws LedgerException if the range ends before it begins
   */
  public StartPolicy {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new LedgerException(
          "The range of accepted revisions ends before it begins: from %s, to %s."
              .formatted(from, to));
    }
  }

  /** The same with another mode of starting. */
  public StartPolicy withMode(StartMode startMode) {
    return new StartPolicy(startMode, from, to, newerRows);
  }

  /** The same with a range of accepted revisions; null leaves an end open. */
  public StartPolicy withRange(@Nullable Revision first, @Nullable Revision last) {
    return new StartPolicy(mode, first, last, newerRows);
  }

  /** The same with another policy for what a newer build has applied. */
  public StartPolicy withNewerRows(NewerRows policy) {
    return new StartPolicy(mode, from, to, policy);
  }
}
