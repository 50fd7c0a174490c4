package dev.oneledger.layout;

import dev.oneledger.SqlDialect;

/** SQL in the place of a rollback that nobody wrote: it fails and says why. */
final class FailingScript {

  private FailingScript() {}

  static String noRollback(SqlDialect dialect) {
    String says = "There is no rollback: restore a backup, or write a migration that undoes it.";
    return switch (dialect) {
      case POSTGRESQL -> "DO $$ BEGIN RAISE EXCEPTION '%s'; END $$;\n".formatted(says);
      case MARIADB -> "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';\n".formatted(says);
      case H2 -> "CALL CAST('%s' AS INT);\n".formatted(says);
    };
  }
}
