package dev.oneledger.flyway;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;

/**
 * A script in place of one whose text is not known. Flyway has it as applied and never runs it;
 * where it is not applied, on an empty database, it fails and says why.
 */
final class UnknownText {
  private UnknownText() {}

  static String script(MigrationId id, SqlDialect dialect) {
    String says = "The text of %s is not known: put it into this file".formatted(id);
    String fails =
        switch (dialect) {
          case POSTGRESQL -> "DO $$ BEGIN RAISE EXCEPTION '%s'; END $$;";
          case MARIADB -> "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';";
          case H2 -> "CALL CAST('%s' AS INT);";
        };
    return """
        -- Applied before it came into the ledger, which knows its name only. It fails where it is not applied.
        -- Put its text here, and run Flyway's repair, which takes over the checksum.
        %s
        """
        .formatted(fails.formatted(cut(says, dialect)));
  }

  /** MariaDB takes no more than this in a message. */
  private static String cut(String message, SqlDialect dialect) {
    int longest = 128;
    return dialect == SqlDialect.MARIADB && message.length() > longest
        ? message.substring(0, longest)
        : message;
  }
}
