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
          add(CodeWord.of(token.kind(), token.in(text)), words);
        }
        cursor.skip();
      }
    } catch (LedgerException unclosed) {
      return Optional.empty();
    }
    return Optional.of(new Code(words));
  }

  private static void add(CodeWord word, List<CodeWord> words) {
    int last = words.size() - 1;
    boolean string = word.kind() == TokenKind.STRING;
    if (string && last >= 0 && words.get(last).kind() == TokenKind.STRING) {
      words.set(last, words.get(last).with(word));
    } else if (string
        && last > 0
        && words.get(last).is("UESCAPE")
        && isUnicode(words.get(last - 1))) {
      words.set(last - 1, words.get(last - 1).escapedBy((word.meaning() + '\\').charAt(0)));
    } else {
      words.add(word);
    }
  }

  private static boolean isUnicode(CodeWord word) {
    return word.text().regionMatches(true, 0, "U&", 0, 2);
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

  /** The first place of a word, given in upper case; -1 if it is nowhere. */
  int find(String upperCase) {
    for (int i = 0; i < words.size(); i++) {
      if (at(i).is(upperCase)) {
        return i;
      }
    }
    return -1;
  }

  /** The last part of the name that stands here. */
  String nameAt(int index) {
    int at = index;
    while (at(at + 1).isMark(".")) {
      at += 2;
    }
    return at(at).name();
  }
}
