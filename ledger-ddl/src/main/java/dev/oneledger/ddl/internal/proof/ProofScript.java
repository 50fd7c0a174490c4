package dev.oneledger.ddl.internal.proof;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.Directives;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as it runs.
 *
 * @param transactional whether its statements run in one transaction
 * @param statements them, without an outer BEGIN and COMMIT
 * @param setsPositions whether its words may set a sequence's position
 */
record ProofScript(boolean transactional, List<SqlStatement> statements, boolean setsPositions) {
  ProofScript {
    statements = List.copyOf(statements);
  }

  /**
   * Cuts a text.
   *
   * @param setsPositions what in it may set a sequence's position
   * @throws LedgerException if it cannot be cut, has transaction control inside, or lines that only
   *     psql can carry out
   */
  static ProofScript of(SqlText text, SqlDialect dialect, Pattern setsPositions) {
    SqlScript script = SqlSplitter.split(text.text(), dialect);
    for (SqlStatement command : script.psqlCommands()) {
      throw new LedgerException(
          "Line %s is a command for psql, which only psql can carry out: %s. Write it as SQL."
              .formatted(command.line(), command.text().strip().split("\\s", 2)[0]));
    }
    return new ProofScript(
        !Directives.of(script).noTransaction(),
        OuterTransaction.strip(script).statements(),
        setsPositions.matcher(text.text()).find());
  }

  /** The same outside any transaction, as where DDL commits by itself. */
  ProofScript stepwise() {
    return new ProofScript(false, statements, setsPositions);
  }
}
