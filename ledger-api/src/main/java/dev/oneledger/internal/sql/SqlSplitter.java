package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementTrait;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a script into statements as the dialect's own command line client would.
 *
 * <p>Internal: may change in any release.
 */
public final class SqlSplitter {

  private static final StatementClass PSQL_LINE =
      new StatementClass(
          StatementVerb.PSQL_COMMAND, null, null, Set.of(StatementTrait.MAY_RETURN_ROWS), null);

  private final String text;
  private final SqlDialect dialect;
  private final List<Segment> segments = new ArrayList<>();
  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<SqlStatement> psqlCommands = new ArrayList<>();
  private final List<DirectiveComment> directives = new ArrayList<>();
  private final List<Token> current = new ArrayList<>();
  private boolean real;
  private boolean clientReadsData;
  private int covered;

  private SqlSplitter(String text, SqlDialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /**
   * Splits a text; works on any line ends.
   *
   * @throws LedgerException if a quote, comment or dollar quote is never closed, if a DELIMITER
   *     line names none, if more text follows a {@code COPY ... FROM stdin} on its line, or if data
   *     lines follow a COPY of a form that is not known
   */
  public static SqlScript split(String text, SqlDialect dialect) {
    SqlSplitter splitter = new SqlSplitter(text, dialect);
    for (Token token : Lexer.lex(text, dialect)) {
      splitter.take(token);
    }
    splitter.endStatement();
    splitter.gapUntil(text.length());
    return new SqlScript(
        text,
        dialect,
        splitter.segments,
        splitter.statements,
        splitter.psqlCommands,
        splitter.directives);
  }

  private void take(Token token) {
    switch (token.kind()) {
      case BLANK, LINE_COMMENT, BLOCK_COMMENT -> {}
      case DIRECTIVE -> directive(token);
      case TERMINATOR -> {
        if (endStatement()) {
          segment(Segment.Kind.TERMINATOR, token);
        }
      }
      case DELIMITER_COMMAND -> {
        endStatement();
        segment(Segment.Kind.DELIMITER_COMMAND, token);
      }
      case PSQL_COMMAND -> psqlCommand(token);
      case COPY_DATA -> copyData(token);
      default -> {
        current.add(token);
        real |= !token.is(TokenKind.HINT);
      }
    }
  }

  /** Closes the statement being read; false if there is none. Hints alone are none. */
  private boolean endStatement() {
    boolean ended = real;
    if (ended) {
      clientReadsData = false;
      Token first = current.get(0);
      int end = current.get(current.size() - 1).end();
      gapUntil(first.start());
      segments.add(new Segment(Segment.Kind.STATEMENT, first.start(), end));
      covered = end;
      StatementClass classification = StatementClassifier.classify(text, current, dialect);
      statements.add(
          new SqlStatement(
              statements.size() + 1,
              first.line(),
              text.substring(first.start(), end),
              classification));
    }
    current.clear();
    real = false;
    return ended;
  }

  private void psqlCommand(Token token) {
    psqlCommands.add(
        new SqlStatement(psqlCommands.size() + 1, token.line(), token.in(text), PSQL_LINE));
    if (real && !PsqlCommand.endsStatement(text, token.start())) {
      current.add(token);
    } else {
      endStatement();
      segment(Segment.Kind.PSQL_COMMAND, token);
    }
    clientReadsData = PsqlCommand.readsCopyData(text, token.start(), token.end());
  }

  private void copyData(Token token) {
    segment(Segment.Kind.COPY_DATA, token);
    if (clientReadsData) {
      return;
    }
    int last = statements.size() - 1;
    SqlStatement copy = statements.get(last);
    if (copy.classification().copyData() == null) {
      throw unknownCopy(token, copy);
    }
    String data = token.in(text);
    boolean closed = data.equals("\\.") || data.endsWith("\n\\.") || data.endsWith("\r\\.");
    String rows = closed ? data.substring(0, data.length() - 2) : data;
    StatementClass withData = copy.classification().withCopyData(rows);
    statements.set(last, new SqlStatement(copy.number(), copy.line(), copy.text(), withData));
  }

  private static LedgerException unknownCopy(Token data, SqlStatement copy) {
    return new LedgerException(
        "Data lines from line "
            + data.line()
            + " on follow a COPY that cannot take them:\n  expected: COPY table FROM stdin, or COPY"
            + " table (columns) FROM stdin\n  actual:   "
            + copy.text()
            + " on line "
            + copy.line()
            + "\nRewrite the statement; rows in PostgreSQL's binary format cannot stand in a script.");
  }

  private void directive(Token token) {
    String comment = token.in(text);
    String value = comment.substring(comment.indexOf(':') + 1).strip();
    boolean leading = statements.isEmpty() && psqlCommands.isEmpty() && current.isEmpty();
    directives.add(new DirectiveComment(token.line(), value, leading));
  }

  private void segment(Segment.Kind kind, Token token) {
    gapUntil(token.start());
    segments.add(new Segment(kind, token.start(), token.end()));
    covered = token.end();
  }

  private void gapUntil(int end) {
    if (end > covered) {
      segments.add(new Segment(Segment.Kind.GAP, covered, end));
      covered = end;
    }
  }
}
