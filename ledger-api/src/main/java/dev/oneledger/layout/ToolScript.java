package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.Directives;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;

/**
 * A text for a tool that sends it through a driver: without the outer BEGIN and COMMIT, which the
 * tool brings itself, and without what only a command line client understands.
 *
 * @param script the statements
 * @param transactional whether it may run in a transaction
 */
record ToolScript(SqlScript script, boolean transactional) {

  /**
   * Makes a script of a canonical text.
   *
   * @throws LedgerException if the text cannot be split, has transaction control besides one outer
   *     pair, or needs psql; the message names the line
   */
  static ToolScript of(SqlText text, SqlDialect dialect) {
    SqlScript whole = SqlSplitter.split(text.text(), dialect);
    refuseClientCommands(whole);
    SqlScript script = SqlSplitter.split(OuterTransaction.strip(whole).text(), dialect);
    return new ToolScript(script, !Directives.of(whole).noTransaction());
  }

  private static void refuseClientCommands(SqlScript script) {
    for (SqlStatement command : script.psqlCommands()) {
      throw new LedgerException(
          "line %s is a command to psql. Write it in SQL.".formatted(command.line()));
    }
    for (Segment segment : script.segments()) {
      if (segment.kind() == Segment.Kind.COPY_DATA) {
        long line =
            1 + script.text().substring(0, segment.start()).chars().filter(c -> c == '\n').count();
        throw new LedgerException(
            "line %s has data after COPY ... FROM stdin, which only psql sends. Write INSERT."
                .formatted(line));
      }
    }
  }

  /** Whether a statement has a semicolon inside, which only its server can tell from its end. */
  boolean hasBodies() {
    return script.segments().stream()
        .filter(segment -> segment.kind() == Segment.Kind.STATEMENT)
        .anyMatch(segment -> script.textOf(segment).indexOf(';') >= 0);
  }

  /** The text for a driver that sends a file as one query, and ends with its last statement. */
  String asOneQuery() {
    if (script.dialect() != SqlDialect.MARIADB) {
      return script.text();
    }
    return script.statements().isEmpty() ? "DO 0;\n" : endingBy(";");
  }

  /** The text with every statement ended by a mark, and without DELIMITER lines. */
  String endingBy(String mark) {
    StringBuilder text = new StringBuilder();
    StringBuilder between = new StringBuilder();
    boolean open = false;
    for (Segment segment : script.segments()) {
      switch (segment.kind()) {
        case STATEMENT -> {
          text.append(open ? mark : "").append(between).append(script.textOf(segment));
          between.setLength(0);
          open = true;
        }
        case TERMINATOR -> {
          text.append(mark);
          open = false;
        }
        case DELIMITER_COMMAND -> {}
        default -> between.append(harmless(segment));
      }
    }
    return text.append(open ? mark : "").append('\n').toString();
  }

  /**
   * A gap holds comments, blanks, and marks with nothing before them, which would be empty queries.
   * One with a semicolon may hold either, so only its line breaks are kept.
   */
  private String harmless(Segment gap) {
    String text = script.textOf(gap);
    return text.indexOf(';') < 0 ? text : text.replaceAll("[^\n]", "");
  }
}
