package dev.oneledger.benchmarks.arena;

/** What a contestant can be told to do with a database. */
public enum Operation {
  /** Apply what is not applied yet. */
  SYNC("sync"),
  /** Compare files and history. */
  CHECK("check");

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
