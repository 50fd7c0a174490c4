package dev.oneledger.flyway;

/** What the type of a row means to the history. */
enum FlywayType {
  /** A migration in SQL: its text can be judged. */
  SQL,
  /** A migration in something else, or of a type that is not known here. */
  OTHER,
  /** Everything up to its version counts as being there. */
  BASELINE,
  /** Takes an earlier row back. */
  UNDO,
  /** Removes an earlier row from the history. */
  DELETE,
  /** Says nothing of migrations. */
  MARKER;

  /** From the type column, in upper case. */
  static FlywayType of(String type) {
    if (type.startsWith("UNDO_")) {
      return UNDO;
    }
    if (type.endsWith("_BASELINE") || type.endsWith("_STATE_SCRIPT")) {
      return BASELINE;
    }
    return switch (type) {
      case "SQL" -> SQL;
      case "DELETE" -> DELETE;
      case "SCHEMA", "TABLE" -> MARKER;
      // INIT is Flyway 2's word, which tables of Flyway 3 may still have.
      case "BASELINE", "INIT" -> BASELINE;
      default -> OTHER;
    };
  }
}
