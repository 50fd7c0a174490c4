package dev.oneledger.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an earlier try of a step came.
 *
 * @param done how many statements took effect, from the first on
 * @param last the last try of the statement after those; null if it was never tried
 */
public record StepProgress(int done, @Nullable Attempt last) {
  /** Nothing was tried. */
  public static final StepProgress NONE = new StepProgress(0, null);

  /**
   * One try of a statement.
   *
   * @param facts what was recorded before it ran
   * @param failed true if it is known that it took no effect; else that is not known
   */
  public record Attempt(Map<String, String> facts, boolean failed) {
    public Attempt {
      facts = Map.copyOf(facts);
    }
  }
}
