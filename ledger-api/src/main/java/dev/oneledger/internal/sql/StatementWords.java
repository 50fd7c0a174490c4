package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words and names of one statement, without its comments and blanks; what a comment that
 * MariaDB executes holds is read as if it stood there by itself. Immutable.
 *
 * <p>Internal: may change in any release.
 */
public final class StatementWords {

  /**
   * One token.
   *
   * @param glued whether it follows the one before without a gap
   */
  private record Item(TokenKind kind, String text, boolean glued) {
    boolean isWord(String upperCase) {
      return kind == TokenKind.WORD && Letters.upperCase(text).equals(upperCase);
    }

    boolean isName() {
      return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
    }

    /** A name without its quotes. */
    String unquoted() {
      if (kind != TokenKind.QUOTED_IDENTIFIER) {
        return text;
      }
      String quote = text.substring(text.length() - 1);
      String inner = text.substring(text.indexOf(quote) + 1, text.length() - 1);
      return inner.replace(quote + quote, quote);
    }
  }

  private final List<Item> items;

  private StatementWords(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** Of a statement's text. */
  public static StatementWords of(String statement, SqlDialect dialect) {
    List<Item> items = new ArrayList<>();
    collect(statement, dialect, items);
    return new StatementWords(items);
  }

  private static void collect(String text, SqlDialect dialect, List<Item> items) {
    int end = 0;
    for (Token token : Lexer.lex(text, dialect)) {
      if (token.is(TokenKind.EXECUTABLE_COMMENT)) {
        collect(executed(token.in(text)), dialect, items);
      } else if (token.kind().inStatement() && !token.is(TokenKind.HINT)) {
        items.add(new Item(token.kind(), token.in(text), token.start() == end));
        end = token.end();
      }
    }
  }

  /** What stands between the marks, behind the version. */
  private static String executed(String comment) {
    int start = comment.indexOf('!') + 1;
    while (start < comment.length() && Letters.isDigit(comment.charAt(start))) {
      start++;
    }
    return comment.substring(start, comment.length() - 2);
  }

  /** The first word in upper case; empty if the statement begins with something else. */
  public String first() {
    return items.isEmpty() || items.get(0).kind() != TokenKind.WORD
        ? ""
        : Letters.upperCase(items.get(0).text());
  }

  /** Whether the statement begins with these words, given in upper case. */
  public boolean beginsWith(String... words) {
    return standAt(0, words);
  }

  /** Whether these words stand somewhere, one after the other, outside strings. */
  public boolean has(String... words) {
    return indexOf(words) >= 0;
  }

  private int indexOf(String... words) {
    for (int i = 0; i + words.length <= items.size(); i++) {
      if (standAt(i, words)) {
        return i;
      }
    }
    return -1;
  }

  private boolean standAt(int index, String... words) {
    if (index + words.length > items.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!items.get(index + i).isWord(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a comma stands outside parentheses. */
  public boolean hasCommas() {
    int depth = 0;
    for (Item item : items) {
      depth += item.text().equals("(") ? 1 : item.text().equals(")") ? -1 : 0;
      if (depth == 0 && item.text().equals(",")) {
        return true;
      }
    }
    return false;
  }

  /** The words that are followed by an opening parenthesis, in upper case. */
  public Set<String> called() {
    Set<String> called = new LinkedHashSet<>();
    for (int i = 0; i + 1 < items.size(); i++) {
      if (items.get(i).isName() && items.get(i + 1).text().equals("(")) {
        called.add(Letters.upperCase(items.get(i).unquoted()));
      }
    }
    return called;
  }

  /** All names with their qualifiers, key words among them: parts without quotes. */
  public Set<List<String>> names() {
    Set<List<String>> names = new LinkedHashSet<>();
    int i = 0;
    while (i < items.size()) {
      List<String> name = nameAt(i);
      if (!name.isEmpty()) {
        names.add(name);
      }
      i += Math.max(1, 2 * name.size() - 1);
    }
    return names;
  }

  /**
   * The list of names behind these words, where they first stand; {@code IF [NOT] EXISTS} in
   * between does not count. The names are divided by commas or {@code TO}; parts without quotes.
   */
  public List<List<String>> namesBehind(String... words) {
    List<List<String>> names = new ArrayList<>();
    int found = indexOf(words);
    int i = found < 0 ? items.size() : found + words.length;
    i += standAt(i, "IF", "NOT", "EXISTS") ? 3 : standAt(i, "IF", "EXISTS") ? 2 : 0;
    boolean more = true;
    while (more) {
      List<String> name = nameAt(i);
      if (!name.isEmpty()) {
        names.add(name);
      }
      i += Math.max(1, 2 * name.size() - 1);
      more =
          !name.isEmpty()
              && i < items.size()
              && (items.get(i).text().equals(",") || items.get(i).isWord("TO"));
      i++;
    }
    return names;
  }

  private List<String> nameAt(int index) {
    List<String> parts = new ArrayList<>();
    int i = index;
    while (i < items.size() && items.get(i).isName()) {
      parts.add(items.get(i).unquoted());
      boolean qualifies = i + 1 < items.size() && items.get(i + 1).text().equals(".");
      i += 2;
      if (!qualifies) {
        break;
      }
    }
    return parts;
  }

  /** The user variables, {@code @name}, in lower case; system variables are none. */
  public Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    for (int i = 1; i < items.size(); i++) {
      if (isVariable(i)) {
        variables.add(name(i));
      }
    }
    return variables;
  }

  /**
   * Those of them that something is assigned to: before {@code :=}, in SET before {@code =}, and
   * what follows SET itself.
   */
  public Set<String> assigned() {
    Set<String> assigned = new LinkedHashSet<>();
    boolean set = first().equals("SET");
    for (int i = 1; i < items.size(); i++) {
      String next = i + 1 < items.size() ? items.get(i + 1).text() : "";
      boolean behindSet = set && (i == 2 || next.startsWith("="));
      if (isVariable(i) && (next.startsWith(":=") || behindSet)) {
        assigned.add(name(i));
      }
    }
    return assigned;
  }

  private boolean isVariable(int i) {
    String before = items.get(i - 1).text();
    Item item = items.get(i);
    return item.glued()
        && before.endsWith("@")
        && !before.endsWith("@@")
        && items.get(i - 1).kind() == TokenKind.OPERATOR
        && (item.isName() || item.kind() == TokenKind.STRING);
  }

  private String name(int i) {
    Item item = items.get(i);
    String name =
        item.kind() == TokenKind.STRING
            ? item.text().substring(1, item.text().length() - 1)
            : item.unquoted();
    return Letters.upperCase(name).toLowerCase(Locale.ROOT);
  }
}
