package dev.oneledger.reliability.server;

/** What of its committed data a server has again after it was killed. */
public enum Durability {
  /** All of it, even if the machine was lost with it. */
  DURABLE,
  /** All of it as long as the machine lives; much faster to make and drop databases on. */
  FAST
}
