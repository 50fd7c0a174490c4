package dev.oneledger.spi;

/** What another tool's history says of one of its migrations, in our words. */
public enum HistoryState {
  /** It ran there. */
  APPLIED,
  /** Everything up to and including its revision was there before that tool took over. */
  BASELINED,
  /** It was tried and failed. */
  FAILED,
  /** Some of its statements ran, or it is still running. */
  PARTIAL,
  /** The tool counts it as run although its SQL never ran. */
  MARKED_RAN,
  /** It ran and was undone. */
  UNDONE
}
