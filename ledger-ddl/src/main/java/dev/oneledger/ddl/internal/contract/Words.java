package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tokens of a statement or a body; comments that MariaDB executes are read as if bare. */
final class Words {

  private static final Word END = new Word(TokenKind.BLANK, "", 0);

  private final List<Word> words;
  private final SqlDialect dialect;

  private Words(List<Word> words, SqlDialect dialect) {
    this.words = List.copyOf(words);
    this.dialect = dialect;
  }

  /**
   * Of a text whose first character stands on this line.
   *
   * @throws dev.oneledger.LedgerException if a quote is never closed
   */
  static Words of(String text, SqlDialect dialect, int line) {
    List<Word> words = new ArrayList<>();
    collect(text, dialect, line, words);
    return new Words(words, dialect);
  }

  private static void collect(String text, SqlDialect dialect, int line, List<Word> words) {
    StatementCursor cursor = StatementCursor.of(text, dialect);
    for (Token token = cursor.peek(); token != null; token = cursor.peek()) {
      int at = line - 1 + token.line();
      if (token.is(TokenKind.EXECUTABLE_COMMENT)) {
        collect(executed(token.in(text)), dialect, at, words);
      } else if (!token.is(TokenKind.HINT)) {
        words.add(new Word(token.kind(), token.in(text), at));
      }
      cursor.skip();
    }
  }

  /** What stands between the marks, behind the version. */
  private static String executed(String comment) {
    int start = comment.indexOf('!') + 1;
    while (start < comment.length() && Character.isDigit(comment.charAt(start))) {
      start++;
    }
    return comment.substring(start, comment.length() - 2);
  }

  SqlDialect dialect() {
    return dialect;
  }

  int size() {
    return words.size();
  }

  /** The word at a place; one that is nothing where there is none. */
  Word at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : END;
  }

  /** Whether these words, given in upper case, stand at this place. */
  boolean stand(int index, String... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (!at(index + i).is(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of these words stands at this place. */
  boolean any(int index, String... wanted) {
    for (String each : wanted) {
      if (at(index).is(each)) {
        return true;
      }
    }
    return false;
  }

  /** The place of these words in the statement that begins here; -1 if it has them not. */
  int find(int start, String... wanted) {
    for (int i = start; i < words.size() && !at(i).isMark(';'); i++) {
      if (stand(i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  boolean has(int start, String... wanted) {
    return find(start, wanted) >= 0;
  }

  /** A name with its qualifiers, in lower case where it has no quotes, parted by dots. */
  String nameAt(int index) {
    StringBuilder name = new StringBuilder(at(index).isName() ? at(index).name() : "");
    int i = index;
    while (at(i + 1).isMark('.') && at(i + 2).isName()) {
      name.append('.').append(at(i + 2).name());
      i += 2;
    }
    return name.toString();
  }

  /** The words from a place on, in upper case, for a message. */
  String upper(int index, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = index; i < index + count; i++) {
      text.append(i > index ? " " : "").append(at(i).text().toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }
}
