package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.reverse.Inverse;
import dev.oneledger.ddl.internal.reverse.TextInverse;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rollback made from a migration's text alone, with no database in reach: tables, indexes, views,
 * sequences, schemas, types, columns and named constraints that it makes are dropped, renames are
 * taken back, last first, each only where it is there. Immutable.
 *
 * <p>A statement whose inverse would need to know what was there before is refused, and so is one
 * that takes a name which another freed, since the rollback may run twice; then there is no text at
 * all. What is dropped takes with it what came into it since.
 *
 * @param text the rollback; empty if a statement was refused
 * @param refusals the statements that cannot be taken back from their text, by file and line
 */
public record StaticRollback(Optional<SqlText> text, List<Finding> refusals) {

  /** Copies the list. */
  public StaticRollback {
    refusals = List.copyOf(refusals);
  }

  /**
   * Makes the rollback of a migration.
   *
   * @throws dev.oneledger.LedgerException if the text cannot be cut into statements, or has
   *     transaction control inside
   */
  public static StaticRollback of(Migration migration, SqlDialect dialect) {
    SqlScript script = SqlSplitter.split(migration.apply().text(), dialect);
    List<String> statements = new ArrayList<>();
    List<Finding> refusals = new ArrayList<>();
    TextInverse inverses = new TextInverse(dialect);
    for (SqlStatement statement : OuterTransaction.strip(script).statements()) {
      Inverse inverse = inverses.of(statement);
      statements.addAll(0, inverse.statements());
      if (inverse.refused()) {
        refusals.add(
            new Finding(
                FindingCode.NOT_INVERTIBLE,
                migration.origin() + ":" + statement.line(),
                "The statement cannot be taken back from its text alone. " + inverse.refusal(),
                "Let Rollback generate it on a scratch database, or write it by hand."));
      }
    }
    return refusals.isEmpty()
        ? new StaticRollback(Optional.of(written(migration, statements, dialect)), refusals)
        : new StaticRollback(Optional.empty(), refusals);
  }

  /**
   * The text.
   *
   * @throws FindingsException if a statement was refused
   */
  public SqlText orThrow() {
    return text.orElseThrow(
        () -> new FindingsException("The migration cannot be taken back from its text.", refusals));
  }

  private static SqlText written(Migration migration, List<String> statements, SqlDialect dialect) {
    StringBuilder text =
        new StringBuilder("-- Takes back %s. Made from its text.\n".formatted(migration.id()));
    boolean wrapped = dialect == SqlDialect.POSTGRESQL;
    text.append(wrapped ? "BEGIN;\n" : "");
    statements.forEach(each -> text.append(each).append(";\n"));
    return SqlText.of(text.append(wrapped ? "COMMIT;\n" : "").toString());
  }
}
