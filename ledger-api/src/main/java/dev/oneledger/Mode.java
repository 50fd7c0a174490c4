package dev.oneledger;

import java.util.Locale;

/** Who applies migrations to an environment, and therefore who writes its history. */
public enum Mode {
  /** We apply, and record it in a journal inside the environment's database. */
  MANAGED,
  /**
   * The user's CI replays a release bundle; we learn of it by a receipt or by reading its table.
   */
  EXPORT_ONLY,
  /** Somebody else's tool applies; we read that tool's history table and never write. */
  RECONCILE;

  /**
   * The word used in journals and reports: {@code managed}, {@code export-only}, {@code reconcile}.
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a {@link #label()} back.
   *
   * @throws LedgerException if there is no such mode
   */
  public static Mode ofLabel(String label) {
    for (Mode mode : values()) {
      if (mode.label().equals(label)) {
        return mode;
      }
    }
    throw new LedgerException(
        "Unknown mode '%s': expected managed, export-only or reconcile.".formatted(label));
  }
}
