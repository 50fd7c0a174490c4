package dev.oneledger.liquibase;

import org.jspecify.annotations.Nullable;

/**
 * One SQL change as Liquibase sums it.
 *
 * @param sql its text, without what is Liquibase's own
 * @param manner how Liquibase takes the text apart
 */
record SqlChange(String sql, Manner manner) {

  /**
   * How Liquibase takes a text apart; its version 8 sums depend on it.
   *
   * @param endDelimiter what ends a statement, as written; null where nothing is said
   */
  record Manner(@Nullable String endDelimiter, boolean splitStatements, boolean stripComments) {
    /** A formatted SQL changelog that says nothing. */
    static final Manner FORMATTED = new Manner(null, true, true);

    /** An {@code sql} or {@code sqlFile} change in XML, YAML or JSON that says nothing. */
    static final Manner ELEMENT = new Manner(null, true, false);

    /** A plain SQL file that is included as it is. */
    static final Manner PLAIN_FILE = new Manner(null, false, false);

    Manner splitting(boolean split) {
      return new Manner(endDelimiter, split, stripComments);
    }

    Manner stripping(boolean strip) {
      return new Manner(endDelimiter, splitStatements, strip);
    }

    Manner endingBy(@Nullable String delimiter) {
      return new Manner(delimiter, splitStatements, stripComments);
    }

    @Override
    public String toString() {
      String words =
          "splitStatements:%s stripComments:%s".formatted(splitStatements, stripComments);
      return endDelimiter == null ? words : words + " endDelimiter:" + endDelimiter;
    }
  }
}
