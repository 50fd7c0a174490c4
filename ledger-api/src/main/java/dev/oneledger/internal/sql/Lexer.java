package dev.oneledger.internal.sql;

import static dev.oneledger.internal.sql.LexicalRule.BACKSLASH_ESCAPES;
import static dev.oneledger.internal.sql.LexicalRule.BACKTICK_IDENTIFIERS;
import static dev.oneledger.internal.sql.LexicalRule.CLIENT_DELIMITER;
import static dev.oneledger.internal.sql.LexicalRule.DOLLAR_QUOTES;
import static dev.oneledger.internal.sql.LexicalRule.DOLLAR_TAGS;
import static dev.oneledger.internal.sql.LexicalRule.DOUBLE_QUOTED_STRINGS;
import static dev.oneledger.internal.sql.LexicalRule.ESCAPE_STRINGS;
import static dev.oneledger.internal.sql.LexicalRule.PSQL;
import static dev.oneledger.internal.sql.LexicalRule.UNICODE_PREFIX;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into tokens that, one after the other, are the text again. One pass, one use. */
final class Lexer {

  private final String text;
  private final Set<LexicalRule> rules;
  private final Comments comments;
  private final StatementTracker tracker;
  private final ClientDelimiter delimiter;
  private final EscapeContinuation continuation = new EscapeContinuation();
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int line = 1;
  private boolean dataFollow;

  private Lexer(String text, SqlDialect dialect) {
    this.text = text;
    this.rules = LexicalRule.of(dialect);
    this.comments = new Comments(text, rules);
    this.tracker = new StatementTracker(text, dialect);
    this.delimiter = new ClientDelimiter(text);
  }

  /**
   * The tokens of a text.
   *
   * @throws LedgerException if a quote, comment or dollar quote is never closed, naming where it
   *     begins
   */
  static List<Token> lex(String text, SqlDialect dialect) {
    Lexer lexer = new Lexer(text, dialect);
    while (lexer.position < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(position);
    if (comments.isBlank(c)) {
      blank();
    } else if (comments.lineCommentAt(position)) {
      int end = Letters.lineEnd(text, position);
      emit(comments.directiveAt(position) ? TokenKind.DIRECTIVE : TokenKind.LINE_COMMENT, end);
    } else if (dataFollow) {
      throw statementAfterCopy();
    } else if (delimiter.isCustom() && delimiter.isAt(position)) {
      terminate(position + delimiter.length());
    } else if (rules.contains(CLIENT_DELIMITER)
        && tracker.atStart()
        && delimiter.commandAt(position)) {
      emit(TokenKind.DELIMITER_COMMAND, delimiter.obey(position, line));
    } else if (text.startsWith("/*", position)) {
      emit(comments.blockKind(position), comments.blockEnd(position, line));
    } else {
      significant(c);
    }
  }

  private void significant(char c) {
    switch (c) {
      case ';' -> semicolon();
      case '\'' -> {
        boolean escapes = rules.contains(BACKSLASH_ESCAPES) || continuation.applies();
        string(position, escapes, "string literal");
      }
      case '"' -> doubleQuoted(position);
      case '`' -> backtick();
      case '$' -> dollar();
      case '\\' -> backslash();
      case ':' -> colon();
      case '.' -> dot();
      default -> wordNumberOrMark(c);
    }
  }

  private void wordNumberOrMark(char c) {
    if (Letters.isDigit(c)) {
      emit(TokenKind.NUMBER, Spans.numberEnd(text, position));
    } else if (Letters.beginsName(c)) {
      word(c);
    } else if (Letters.isOperator(c)) {
      operator();
    } else {
      emit(TokenKind.PUNCTUATION, position + 1);
    }
  }

  private void word(char c) {
    int quote = Spans.prefixEnd(text, position, rules.contains(UNICODE_PREFIX));
    boolean escape = rules.contains(ESCAPE_STRINGS) && (c == 'E' || c == 'e');
    boolean prefixed = quote > 0 && (escape || (c != 'E' && c != 'e'));
    if (!prefixed) {
      plainWord();
    } else if (text.charAt(quote) == '"') {
      doubleQuoted(quote);
    } else {
      string(quote, escape || rules.contains(BACKSLASH_ESCAPES), "string literal");
      continuation.opened(escape);
    }
  }

  private void plainWord() {
    int end = position;
    while (end < text.length()
        && Spans.isInName(text.charAt(end))
        && !comments.isBlank(text.charAt(end))
        && !(delimiter.isCustom() && delimiter.isAt(end))) {
      end++;
    }
    emit(TokenKind.WORD, end);
  }

  private void operator() {
    int runEnd = position + 1;
    while (runEnd < text.length()
        && Letters.isOperator(text.charAt(runEnd))
        && !comments.startsAt(runEnd)
        && !(text.charAt(runEnd) == '`' && rules.contains(BACKTICK_IDENTIFIERS))
        && !(delimiter.isCustom() && delimiter.isAt(runEnd))) {
      runEnd++;
    }
    int firstEnd = Spans.operatorEnd(text, position, runEnd);
    emit(TokenKind.OPERATOR, firstEnd);
    while (position < runEnd) {
      emit(TokenKind.OPERATOR, position + 1);
    }
  }

  private void string(int open, boolean escapes, String what) {
    int end = Quotes.end(text, open, escapes);
    boolean continued = continuation.applies();
    emitClosed(TokenKind.STRING, end, what, "closing " + text.charAt(open));
    continuation.opened(continued);
  }

  private void doubleQuoted(int open) {
    if (rules.contains(DOUBLE_QUOTED_STRINGS)) {
      string(open, true, "string literal");
    } else {
      int end = Quotes.end(text, open, false);
      emitClosed(TokenKind.QUOTED_IDENTIFIER, end, "quoted identifier", "closing \"");
    }
  }

  private void backtick() {
    if (rules.contains(BACKTICK_IDENTIFIERS)) {
      int end = Quotes.end(text, position, false);
      emitClosed(TokenKind.QUOTED_IDENTIFIER, end, "quoted identifier", "closing `");
    } else {
      operator();
    }
  }

  private void dollar() {
    int markEnd =
        rules.contains(DOLLAR_QUOTES)
            ? Quotes.dollarMarkEnd(text, position, rules.contains(DOLLAR_TAGS))
            : -1;
    if (markEnd > 0) {
      String mark = text.substring(position, markEnd);
      int close = text.indexOf(mark, markEnd);
      int end = close < 0 ? -1 : close + mark.length();
      emitClosed(TokenKind.DOLLAR_STRING, end, "dollar-quoted text", "closing " + mark);
    } else if (!rules.contains(DOLLAR_QUOTES)) {
      plainWord();
    } else {
      int end = Spans.digitsEnd(text, position + 1);
      emit(end > position + 1 ? TokenKind.PARAMETER : TokenKind.PUNCTUATION, end);
    }
  }

  private void backslash() {
    if (!rules.contains(PSQL)) {
      emit(TokenKind.PUNCTUATION, position + 1);
      return;
    }
    int start = position;
    int end = Letters.lineEnd(text, position);
    boolean ends = PsqlCommand.endsStatement(text, start);
    dataFollow = PsqlCommand.readsCopyData(text, start, end) || (ends && tracker.copiesFromStdin());
    emit(TokenKind.PSQL_COMMAND, end);
    if (ends) {
      tracker.reset();
    }
  }

  private void colon() {
    int variableEnd = rules.contains(PSQL) ? Spans.psqlVariableEnd(text, position) : -1;
    if (text.startsWith("::", position) || text.startsWith(":=", position)) {
      emit(TokenKind.OPERATOR, position + 2);
    } else if (variableEnd > 0) {
      emit(TokenKind.PARAMETER, variableEnd);
    } else {
      emit(TokenKind.PUNCTUATION, position + 1);
    }
  }

  private void dot() {
    if (position + 1 < text.length() && Letters.isDigit(text.charAt(position + 1))) {
      emit(TokenKind.NUMBER, Spans.numberEnd(text, position));
    } else {
      emit(TokenKind.PUNCTUATION, position + (text.startsWith("..", position) ? 2 : 1));
    }
  }

  private void semicolon() {
    if (!delimiter.isCustom() && tracker.semicolonEnds()) {
      terminate(position + 1);
    } else {
      emit(TokenKind.SEMICOLON, position + 1);
    }
  }

  private void terminate(int end) {
    dataFollow = tracker.copiesFromStdin();
    emit(TokenKind.TERMINATOR, end);
    tracker.reset();
  }

  private void blank() {
    int end = position;
    while (end < text.length() && comments.isBlank(text.charAt(end))) {
      if (dataFollow && Letters.isLineEnd(text.charAt(end))) {
        emit(TokenKind.BLANK, Letters.afterLineBreak(text, end));
        copyData();
        return;
      }
      end++;
    }
    emit(TokenKind.BLANK, end);
  }

  private void copyData() {
    dataFollow = false;
    if (position < text.length()) {
      emit(TokenKind.COPY_DATA, Spans.copyDataEnd(text, position));
    }
  }

  private void emitClosed(TokenKind kind, int end, String what, String closing) {
    if (end < 0) {
      throw Unterminated.opened(text, position, line, what, closing);
    }
    emit(kind, Math.min(end, text.length()));
  }

  private void emit(TokenKind kind, int end) {
    Token token = new Token(kind, position, end, line);
    tokens.add(token);
    int breaks = Spans.lineBreaks(text, position, end);
    line += breaks;
    position = end;
    continuation.see(kind, breaks > 0);
    if (kind.inStatement()) {
      tracker.see(token);
    }
  }

  private LedgerException statementAfterCopy() {
    return new LedgerException(
        "More text after COPY ... FROM stdin at "
            + Unterminated.place(text, position, line)
            + ": its data begin on the next line.\nEnd the line after the statement's semicolon.");
  }
}
