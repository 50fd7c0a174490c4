package dev.oneledger.ddl.internal.contract;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tokens of a statement or a body; comments that MariaDB executes are read as if bare. */
final class Words {

  private static final Word END = new Word(TokenKind.BLANK, "", 0, "");

  /** More is looked at in no text that is not made to keep us busy. */
  private static final int MOST_LOOKS = 20_000_000;

  private final List<Word> words;
  private final SqlDialect dialect;
  private final Places places;
  private int looks;

  private Words(List<Word> words, SqlDialect dialect) {
    this.words = List.copyOf(words);
    this.dialect = dialect;
    this.places = Places.of(this.words);
  }

  /**
   * Of a text whose first character stands on this line.
   *
   * @throws LedgerException if a quote is never closed
   */
  static Words of(String text, SqlDialect dialect, int line) {
    List<Word> words = new ArrayList<>();
    collect(text, dialect, line, words);
    return new Words(words, dialect);
  }

  private static void collect(String text, SqlDialect dialect, int line, List<Word> words) {
    Spelling spelling = new Spelling(dialect);
    StatementCursor cursor = StatementCursor.ofBody(text, dialect);
    boolean escapes = false;
    for (Token token = cursor.peek(); token != null; token = cursor.peek()) {
      int at = line - 1 + token.line();
      if (token.is(TokenKind.EXECUTABLE_COMMENT)) {
        collect(executed(token.in(text)), dialect, at, words);
      } else if (!token.is(TokenKind.HINT)) {
        Word word = spelling.word(token.kind(), token.in(text), at, escapes);
        words.add(word);
        escapes = word.kind() == TokenKind.STRING && (escapes || Spelling.hasEscapes(word));
        takeEscapeClause(words);
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

  /** {@code U&'!0041' UESCAPE '!'} is one word. */
  private static void takeEscapeClause(List<Word> words) {
    int last = words.size() - 1;
    boolean clause =
        last > 1
            && words.get(last).kind() == TokenKind.STRING
            && words.get(last - 1).is("UESCAPE")
            && words.get(last).value().length() == 1
            && words.get(last - 2).text().regionMatches(true, 0, "U&", 0, 2);
    if (clause) {
      char escape = words.get(last).value().charAt(0);
      words.set(last - 2, Spelling.escapedBy(words.get(last - 2), escape));
      words.subList(last - 1, last + 1).clear();
    }
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

  /**
   * The place of these words in the statement from here on; -1 if it has them not.
   *
   * @throws LedgerException if so much was looked for in this text that it would never end
   */
  int find(int start, String... wanted) {
    for (int i = start; i < words.size() && !at(i).isMark(';'); i++) {
      if (++looks > MOST_LOOKS) {
        throw new LedgerException("The text is made of more statements than can be looked at.");
      }
      if (stand(i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  boolean has(int start, String... wanted) {
    return find(start, wanted) >= 0;
  }

  /** Whether a statement begins here, as far as the words before it tell. */
  boolean startsStatement(int i) {
    return places.startOf(i) == i;
  }

  /** Where the statement begins in which this place is. */
  int startOf(int i) {
    return places.startOf(i);
  }

  /** Where this statement makes a function or procedure; -1 if it makes none. */
  int routineOf(int i) {
    return places.routineOf(i);
  }

  /** Where this statement makes or changes a role; -1 if it does not. */
  int roleOf(int i) {
    return places.roleOf(i);
  }

  /** The place of the parenthesis that closes the one here, or of the last word. */
  int closing(int open) {
    return places.closing(open);
  }

  /** The place of the innermost parenthesis around this place; -1 if there is none. */
  int enclosing(int i) {
    return places.enclosing(i);
  }

  /** The parts of a name with its qualifiers; empty if none stands here. */
  List<String> nameParts(int index) {
    List<String> parts = new ArrayList<>();
    for (int i = index; at(i).isName(); i += 2) {
      parts.add(at(i).name());
      if (!at(i + 1).isMark('.')) {
        break;
      }
    }
    return parts;
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
