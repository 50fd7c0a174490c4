package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;

/** A migration has a rollback that does something; a repeatable one needs none. */
final class ReverseRule {

  private static final String REMEDY =
      "Write the rollback beside it, or let StaticRollback or Rollback generate it.";

  private ReverseRule() {}

  static Finding missing(String origin) {
    return new Finding(
        FindingCode.NO_ROLLBACK, origin + ":1", "The migration has no rollback beside it.", REMEDY);
  }

  static Finding empty(String origin) {
    return new Finding(
        FindingCode.NO_ROLLBACK,
        origin + ":1",
        "The rollback holds no statement, only comments and blanks.",
        REMEDY);
  }
}
