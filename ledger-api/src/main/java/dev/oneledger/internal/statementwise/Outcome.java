package dev.oneledger.internal.statementwise;

import org.jspecify.annotations.Nullable;

/** Whether a statement of an ended run took effect. Internal: may change in any release. */
public enum Outcome {
  /** It did. */
  APPLIED,
  /** It did not. */
  NOT_APPLIED,
  /** The catalog does not tell. */
  UNKNOWN;

  /** By what the catalog said of the statement's object before it ran, and says now. */
  public static Outcome of(@Nullable String before, @Nullable String now) {
    if (before == null || now == null) {
      return UNKNOWN;
    }
    return before.equals(now) ? NOT_APPLIED : APPLIED;
  }
}
