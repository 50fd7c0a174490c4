package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.file.OneLine;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.PsqlVariables;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;

/** The text of one migration as psql is to include it; lines keep their numbers. */
final class PsqlBody {

  private PsqlBody() {}

  /**
   * @throws LedgerException if the text has a psql command, which could do anything, or cannot be
   *     split
   */
  static String of(SqlText text) {
    SqlScript script = SqlSplitter.split(text.text(), SqlDialect.POSTGRESQL);
    for (SqlStatement command : script.psqlCommands()) {
      throw new LedgerException(
          "line %s is a command to psql, '%s'. Write it in SQL."
              .formatted(command.line(), OneLine.of(command.text()).strip()));
    }
    return PsqlVariables.defused(OuterTransaction.strip(script).text());
  }
}
