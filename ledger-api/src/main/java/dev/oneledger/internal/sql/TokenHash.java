package dev.oneledger.internal.sql;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The hash that blanks and plain comments do not change; its format stands in the package-info.
 *
 * <p>Internal: may change in any release.
 */
public final class TokenHash {

  private static final String FORMAT = "oneledger-tokens-1";

  /** In this order for ever; a further dialect means a new format tag. */
  private static final List<SqlDialect> READERS =
      List.of(SqlDialect.POSTGRESQL, SqlDialect.MARIADB, SqlDialect.H2);

  private static final int END_OF_TOKENS = -1;
  private static final int LINE_BREAK_BETWEEN_STRINGS = -2;
  private static final int COMMENT_BETWEEN_STRINGS = -3;
  private static final int OPAQUE = -4;

  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private final String text;

  private TokenHash(String text) {
    this.text = text;
  }

  /** The token hash of a canonical text; a text that no dialect can read has one, too. */
  public static Hash of(String canonicalText) {
    TokenHash hash = new TokenHash(canonicalText);
    hash.string(FORMAT);
    for (SqlDialect dialect : READERS) {
      hash.readAs(dialect);
    }
    return Hash.sha256(hash.input.toByteArray());
  }

  private void readAs(SqlDialect dialect) {
    string(dialect.name());
    List<Token> tokens;
    try {
      tokens = Lexer.lex(text, dialect);
    } catch (LedgerException unreadable) {
      // Not an error here: the text may be meant for another dialect. Then every byte counts.
      number(OPAQUE);
      string(text);
      return;
    }
    tokens(tokens);
    number(END_OF_TOKENS);
  }

  private void tokens(List<Token> tokens) {
    boolean afterString = false;
    boolean lineBreak = false;
    boolean comment = false;
    for (Token token : tokens) {
      if (!token.kind().significant()) {
        lineBreak |= token.is(TokenKind.BLANK) && hasLineBreak(token);
        comment |= token.is(TokenKind.BLOCK_COMMENT);
        continue;
      }
      if (afterString && token.is(TokenKind.STRING)) {
        gapBetweenStrings(lineBreak, comment);
      }
      string(token.in(text));
      afterString = token.is(TokenKind.STRING);
      lineBreak = false;
      comment = false;
    }
  }

  private void gapBetweenStrings(boolean lineBreak, boolean comment) {
    if (lineBreak) {
      number(LINE_BREAK_BETWEEN_STRINGS);
    }
    if (comment) {
      number(COMMENT_BETWEEN_STRINGS);
    }
  }

  private boolean hasLineBreak(Token token) {
    return Spans.lineBreaks(text, token.start(), token.end()) > 0;
  }

  private void string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    input.writeBytes(bytes);
  }

  private void number(int value) {
    input.write(value >>> 24);
    input.write(value >>> 16);
    input.write(value >>> 8);
    input.write(value);
  }
}
