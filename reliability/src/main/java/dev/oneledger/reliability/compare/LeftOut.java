package dev.oneledger.reliability.compare;

/**
 * A file that takes no part in the comparison.
 *
 * @param name its path below the folder
 * @param why a group of reasons
 * @param reason in the words of whoever refused it
 */
record LeftOut(String name, Why why, String reason) {

  /** Why files are left out. */
  enum Why {
    /** The library reads no migration in it. */
    NOT_LOADED("not read as a migration"),
    /** The library refuses it before it runs anything. */
    REFUSED("refused"),
    /** It fails in both. */
    FAILS_IN_BOTH("failing, in psql too"),
    /** It fails in managed mode alone. */
    FAILS_IN_SYNC("failing in sync, not in psql"),
    /** It fails in psql alone, which runs each statement in a transaction of its own. */
    FAILS_IN_PSQL("failing in psql, not in sync");

    private final String label;

    Why(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
