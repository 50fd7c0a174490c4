package dev.oneledger;

/** What to do with a migration that comes late against the order of what is applied. */
public enum OutOfOrder {
  /** Refuse the sync and name it. The default: late migrations were not tested in that order. */
  REFUSE,
  /** Apply it, and record that it came late. */
  ALLOW
}
