package dev.oneledger.ddl;

import java.util.List;

/**
 * Which line of a guarded migration comes from which line of the migration it was made from.
 *
 * <p>Immutable and thread-safe.
 *
 * @param origins for each line of the guarded text, in order, the line it comes from; 0 for a line
 *     that belongs to the guard alone
 */
public record LineMap(List<Integer> origins) {

  /** Copies the list. */
  public LineMap {
    origins = List.copyOf(origins);
  }

  /**
   * The line of the original text.
   *
   * @param guardedLine a line of the guarded text, from 1
   * @return 0 where the line belongs to the guard alone, or there is no such line
   */
  public int original(int guardedLine) {
    return guardedLine < 1 || guardedLine > origins.size() ? 0 : origins.get(guardedLine - 1);
  }

  /**
   * The line of the guarded text on which a line of the original begins.
   *
   * @param originalLine a line of the original text, from 1
   * @return 0 where the line is in no statement and no comment that was kept
   */
  public int guarded(int originalLine) {
    return origins.indexOf(originalLine) + 1;
  }
}
