package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import java.util.List;

/**
 * A text cut into statements.
 *
 * <p>Internal: may change in any release.
 *
 * @param text the text, unchanged
 * @param dialect whose rules it was cut by
 * @param segments stretches that cover the text without gap or overlap
 * @param statements what the server is to run, in order; backslash lines are not among them
 * @param psqlCommands the backslash lines, numbered by themselves; one of them may also stand
 *     inside a statement's text
 * @param directives the {@code -- ledger:} comments
 */
public record SqlScript(
    String text,
    SqlDialect dialect,
    List<Segment> segments,
    List<SqlStatement> statements,
    List<SqlStatement> psqlCommands,
    List<DirectiveComment> directives) {

  /** Copies the lists. */
  public SqlScript {
    segments = List.copyOf(segments);
    statements = List.copyOf(statements);
    psqlCommands = List.copyOf(psqlCommands);
    directives = List.copyOf(directives);
  }

  /** The segment's stretch of the text. */
  public String textOf(Segment segment) {
    return text.substring(segment.start(), segment.end());
  }
}
