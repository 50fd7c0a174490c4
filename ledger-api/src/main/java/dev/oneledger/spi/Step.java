package dev.oneledger.spi;

import dev.oneledger.MigrationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a target is to run in one call: the statements of one migration, or none when only journal
 * entries are to be written.
 *
 * @param migration the migration, or null if there is none
 * @param origin where its text came from, for messages
 * @param statements its statements in order, without the outer BEGIN and COMMIT
 */
public record Step(@Nullable MigrationId migration, String origin, List<SqlStatement> statements) {

  public Step {
    statements = List.copyOf(statements);
  }

  /** A step that runs nothing, so that only entries are written. */
  public static Step entriesOnly(String why) {
    return new Step(null, why, List.of());
  }
}
