package dev.oneledger;

/** What a release gate stands before. */
public enum GateMoment {
  /** A release revision is about to be cut. */
  CUT,
  /** A release revision is about to be assigned to an environment. */
  ASSIGN
}
