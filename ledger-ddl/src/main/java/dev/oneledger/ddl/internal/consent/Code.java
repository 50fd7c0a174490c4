package dev.oneledger.ddl.internal.consent;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a statement or of a body.
 *
 * @param words them, without comments
 */
record Code(List<CodeWord> words) {
  private static final Set<TokenKind> CLIENTS =
      EnumSet.of(TokenKind.COPY_DATA, TokenKind.PSQL_COMMAND, TokenKind.DELIMITER_COMMAND);
  private static final Set<TokenKind> UNREAD = EnumSet.of(TokenKind.HINT, TokenKind.DIRECTIVE);

  Code {
    words = List.copyOf(words);
  }

  /**
   * Cuts a text; empty where a quote is never closed, or where lines are for a client and hide what
   * the server reads.
   */
  static Optional<Code> of(String text) {
    List<CodeWord> words = new ArrayList<>();
    try {
      StatementCursor cursor = StatementCursor.ofBody(text, SqlDialect.POSTGRESQL);
      for (Token token = cursor.peek(); token != null; token = cursor.peek()) {
        if (CLIENTS.contains(token.kind()) && !token.in(text).isBlank()) {
          return Optional.empty();
        }
        if (!UNREAD.contains(token.kind())) {
          words.add(new CodeWord(token.kind(), token.in(text)));
        }
        cursor.skip();
      }
    } catch (LedgerException unclosed) {
      return Optional.empty();
    }
    return Optional.of(new Code(words));
  }

  int size() {
    return words.size();
  }

  /** The word at a place; one that is nothing where there is none. */
  CodeWord at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : CodeWord.NONE;
  }

  /** The words behind the one at a place, up to the end of its statement. */
  List<CodeWord> statementAfter(int index) {
    int end = index + 1;
    while (end < words.size() && !at(end).isMark(";")) {
      end++;
    }
    return words.subList(Math.min(index + 1, words.size()), end);
  }
}
