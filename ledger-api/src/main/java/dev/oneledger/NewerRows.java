package dev.oneledger;

/**
 * What to do where something is applied that this build does not contain, of a higher revision than
 * any it has: a newer build was there.
 */
public enum NewerRows {
  /** Go on, with a note. The default: in a rolling deployment old and new run side by side. */
  TOLERATE,
  /** Refuse to start. */
  REFUSE
}
