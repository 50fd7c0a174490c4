package dev.oneledger.liquibase;

import dev.oneledger.liquibase.Conditions.Mark;
import dev.oneledger.liquibase.SqlChange.Manner;
import org.jspecify.annotations.Nullable;

/** Why a changeset that is pending over there can be run by Liquibase alone. */
final class Obstacle {
  private Obstacle() {}

  /** The reason as a clause; null if anybody could run it. */
  static @Nullable String of(Changeset changeset) {
    Conditions conditions = changeset.conditions();
    if (!changeset.obstacle().isEmpty()) {
      return changeset.obstacle();
    }
    if (changeset.hasPlaceholder()) {
      return "it has ${...}, whose value its file does not tell";
    }
    if (conditions.has(Mark.ALWAYS)) {
      return "it runs at every start (runAlways)";
    }
    if (!conditions.restrictions().isEmpty()) {
      return String.join(", and ", conditions.restrictions());
    }
    if (conditions.has(Mark.WITHOUT_TRANSACTION)) {
      return "it runs outside a transaction (runInTransaction:false)";
    }
    return changeset.changes().stream()
            .map(SqlChange::manner)
            .anyMatch(Obstacle::endsStatementsOtherwise)
        ? "its statements do not end with a semicolon (endDelimiter)"
        : null;
  }

  private static boolean endsStatementsOtherwise(Manner manner) {
    String delimiter = manner.endDelimiter();
    return manner.splitStatements() && delimiter != null && !delimiter.equals(";");
  }
}
