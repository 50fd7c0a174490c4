package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.ddl.internal.inverse.KnownValues;
import java.util.List;
import java.util.Map;

/**
 * What to run around the statements of a migration so that its rows can be given back. Internal:
 * may change in any release.
 */
public final class CapturePlan {

  private final Map<Integer, List<String>> before;
  private final Map<Integer, List<String>> after;
  private final Restoration restoration;
  private final KnownValues former;
  private final List<Finding> refusals;

  CapturePlan(
      Map<Integer, List<String>> before,
      Map<Integer, List<String>> after,
      Restoration restoration,
      KnownValues former,
      List<Finding> refusals) {
    this.before = Map.copyOf(before);
    this.after = Map.copyOf(after);
    this.restoration = restoration;
    this.former = former;
    this.refusals = List.copyOf(refusals);
  }

  /** True if no statement changes rows or moves a counter, so that nothing is kept. */
  public boolean isEmpty() {
    return restoration.equals(Restoration.NONE);
  }

  /**
   * What to run just before a statement, and only if it runs: complete statements without a
   * semicolon.
   *
   * @param statementNumber the statement's number among the inner ones, from 1
   */
  public List<String> before(int statementNumber) {
    return before.getOrDefault(statementNumber, List.of());
  }

  /** What to run just after it. */
  public List<String> after(int statementNumber) {
    return after.getOrDefault(statementNumber, List.of());
  }

  /** The rollback's part; both lists are empty if nothing is kept. */
  public Restoration restore() {
    return restoration;
  }

  /** Values to go back to, of columns that were converted. */
  public KnownValues former() {
    return former;
  }

  /** What cannot be given back, and why: then nothing is kept of that table for that statement. */
  public List<Finding> refusals() {
    return refusals;
  }
}
