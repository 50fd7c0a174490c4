package dev.oneledger.ddl.internal.probe;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import java.util.Locale;

/** What a message calls a statement, without its values. Internal: may change in any release. */
public final class StatementName {

  private StatementName() {}

  /** Verb, type and name, as in {@code CREATE TABLE public.orders}. */
  public static String of(SqlStatement statement) {
    StatementClass words = statement.classification();
    StringBuilder name =
        new StringBuilder(
            words.verb() == StatementVerb.OPAQUE ? firstWord(statement) : words.verb().name());
    if (words.objectType() != null && words.verb() != StatementVerb.OPAQUE) {
      name.append(' ').append(words.objectType().toUpperCase(Locale.ROOT));
    }
    if (words.objectName() != null) {
      name.append(' ').append(words.objectName());
    }
    return name.toString();
  }

  private static String firstWord(SqlStatement statement) {
    String[] words = statement.text().strip().split("[^\\p{L}\\p{N}_]+", 2);
    return words.length == 0 || words[0].isEmpty()
        ? "a statement of unknown form"
        : words[0].toUpperCase(Locale.ROOT);
  }
}
