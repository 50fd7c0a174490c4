package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tokens of a text, counted. */
final class TokenBag {
  private TokenBag() {}

  static Map<String, Integer> of(String text, SqlDialect dialect, Tolerance tolerance) {
    Map<String, Integer> bag = new TreeMap<>();
    StatementCursor cursor = StatementCursor.of(text, dialect);
    for (Token token = cursor.peek(); token != null; token = cursor.peek()) {
      String word = meaning(token, token.in(text));
      String same = tolerance.same().getOrDefault(word, word);
      if (!tolerance.idle().contains(same)) {
        bag.merge(same, 1, Integer::sum);
      }
      cursor.skip();
    }
    return bag;
  }

  /** Whether nothing is missing in what was written, and nothing added but what may be. */
  static boolean isKept(
      Map<String, Integer> original, Map<String, Integer> written, Map<String, Integer> more) {
    Set<String> words = new TreeSet<>(original.keySet());
    words.addAll(written.keySet());
    return words.stream()
        .allMatch(
            word -> {
              int added = written.getOrDefault(word, 0) - original.getOrDefault(word, 0);
              return added >= 0 && added <= more.getOrDefault(word, 0);
            });
  }

  /** Words whatever their case; quoted names without their quotes; literals as they are. */
  private static String meaning(Token token, String text) {
    if (token.is(TokenKind.QUOTED_IDENTIFIER)) {
      return text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
    }
    return token.is(TokenKind.STRING) ? text : text.toLowerCase(Locale.ROOT);
  }
}
