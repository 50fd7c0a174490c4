package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.Directives;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text as Flyway runs it: inside Flyway's own transaction, which an outer COMMIT would end early.
 *
 * @param text the text without its outer BEGIN and COMMIT
 * @param transactional whether it may run in a transaction
 */
record FlywayScript(String text, boolean transactional) {

  /**
   * Makes a script of a canonical text.
   *
   * @throws LedgerException if the text cannot be split, has transaction control besides one outer
   *     pair, or a command to psql
   */
  static FlywayScript of(String canonical, SqlDialect dialect) {
    SqlScript script = SqlSplitter.split(canonical, dialect);
    for (SqlStatement command : script.psqlCommands()) {
      throw new LedgerException(
          "Line %s is a command to psql. Write it in SQL.".formatted(command.line()));
    }
    return new FlywayScript(
        OuterTransaction.strip(script).text(), !Directives.of(script).noTransaction());
  }

  /** The scripts that bundles may have made of a text, in any dialect that can read it. */
  static Stream<String> replayed(String canonical) {
    return Arrays.stream(SqlDialect.values())
        .map(dialect -> ifReadable(canonical, dialect))
        .flatMap(Optional::stream)
        .map(FlywayScript::text);
  }

  private static Optional<FlywayScript> ifReadable(String canonical, SqlDialect dialect) {
    try {
      return Optional.of(of(canonical, dialect));
    } catch (LedgerException notOfThisDialect) {
      // No bundle was ever made of a text that is refused; there is nothing to compare with.
      return Optional.empty();
    }
  }
}
