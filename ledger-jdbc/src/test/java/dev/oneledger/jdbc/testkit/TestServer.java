package dev.oneledger.jdbc.testkit;

/** A database server that tests run on. */
interface TestServer {

  /** What it is, for people. */
  String description();
}
