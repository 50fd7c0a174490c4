package dev.oneledger.internal.sql;

import static dev.oneledger.internal.sql.LexicalRule.BLANKS_OF_UNICODE;
import static dev.oneledger.internal.sql.LexicalRule.DASHES_NEED_BLANK;
import static dev.oneledger.internal.sql.LexicalRule.HASH_COMMENTS;
import static dev.oneledger.internal.sql.LexicalRule.NESTED_COMMENTS;
import static dev.oneledger.internal.sql.LexicalRule.RUNS_COMMENTS;
import static dev.oneledger.internal.sql.LexicalRule.SLASH_COMMENTS;

import java.util.Set;

/** What a dialect takes for blanks and comments. */
final class Comments {

  private static final String DIRECTIVE = "ledger:";

  private final String text;
  private final boolean dashesNeedBlank;
  private final boolean hash;
  private final boolean slashes;
  private final boolean nested;
  private final boolean runs;
  private final boolean unicodeBlanks;

  Comments(String text, Set<LexicalRule> rules) {
    this.text = text;
    this.dashesNeedBlank = rules.contains(DASHES_NEED_BLANK);
    this.hash = rules.contains(HASH_COMMENTS);
    this.slashes = rules.contains(SLASH_COMMENTS);
    this.nested = rules.contains(NESTED_COMMENTS);
    this.runs = rules.contains(RUNS_COMMENTS);
    this.unicodeBlanks = rules.contains(BLANKS_OF_UNICODE);
  }

  boolean isBlank(char c) {
    return Letters.isBlank(c) || (unicodeBlanks && c >= 0x80 && Character.isSpaceChar(c));
  }

  boolean startsAt(int position) {
    return text.startsWith("/*", position) || lineCommentAt(position);
  }

  boolean lineCommentAt(int position) {
    return switch (text.charAt(position)) {
      case '-' -> text.startsWith("--", position) && (!dashesNeedBlank || blankAt(position + 2));
      case '#' -> hash;
      case '/' -> slashes && text.startsWith("//", position);
      default -> false;
    };
  }

  private boolean blankAt(int position) {
    return position >= text.length() || text.charAt(position) <= ' ';
  }

  boolean directiveAt(int position) {
    int i = position + 2;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return text.charAt(position) == '-' && text.startsWith(DIRECTIVE, i);
  }

  TokenKind blockKind(int position) {
    if (text.startsWith("!", position + 2) || text.startsWith("M!", position + 2)) {
      return runs ? TokenKind.EXECUTABLE_COMMENT : TokenKind.HINT;
    }
    return text.startsWith("+", position + 2) ? TokenKind.HINT : TokenKind.BLOCK_COMMENT;
  }

  int blockEnd(int position, int line) {
    int end =
        blockKind(position) == TokenKind.EXECUTABLE_COMMENT
            ? Quotes.executableCommentEnd(text, position)
            : Quotes.blockCommentEnd(text, position, nested);
    if (end < 0) {
      throw Unterminated.opened(text, position, line, "block comment", "closing */");
    }
    return end;
  }
}
