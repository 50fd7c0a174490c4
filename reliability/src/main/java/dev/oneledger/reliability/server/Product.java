package dev.oneledger.reliability.server;

/** A database product that campaigns start servers of. */
public enum Product {
  /** PostgreSQL. */
  POSTGRESQL
}
