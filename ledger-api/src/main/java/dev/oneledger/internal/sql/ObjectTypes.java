package dev.oneledger.internal.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of object that statements name. Unknown ones are unknown, never guessed. */
final class ObjectTypes {

  /** Longer names stand before the shorter ones that they begin with. */
  private static final String[][] KNOWN =
      words(
          "TABLE,VIEW,INDEX,SEQUENCE,SCHEMA,TYPE,DOMAIN,FUNCTION,PROCEDURE,ROUTINE,AGGREGATE,"
              + "TRIGGER,RULE,POLICY,EXTENSION,COLUMN,CONSTRAINT,MATERIALIZED VIEW,FOREIGN TABLE,"
              + "FOREIGN DATA WRAPPER,EVENT TRIGGER,ACCESS METHOD,TEXT SEARCH CONFIGURATION,"
              + "TEXT SEARCH DICTIONARY,TEXT SEARCH PARSER,TEXT SEARCH TEMPLATE,OPERATOR CLASS,"
              + "OPERATOR FAMILY,OPERATOR,USER MAPPING,USER,DATABASE,TABLESPACE,ROLE,GROUP,"
              + "LANGUAGE,CAST,COLLATION,CONVERSION,PUBLICATION,SUBSCRIPTION,SERVER,STATISTICS,"
              + "TRANSFORM,EVENT,PACKAGE BODY,PACKAGE,ALIAS,CONSTANT,DEFAULT PRIVILEGES,"
              + "LARGE OBJECT,SYSTEM");

  private ObjectTypes() {}

  /** Takes the type that comes next, in lower case; null if none that is known comes. */
  static @Nullable String take(StatementCursor cursor) {
    for (String[] type : KNOWN) {
      if (cursor.take(type)) {
        return String.join(" ", type).toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private static String[][] words(String names) {
    String[] parts = names.split(",", -1);
    String[][] words = new String[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      words[i] = parts[i].split(" ", -1);
    }
    return words;
  }
}
