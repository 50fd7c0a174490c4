package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;
import java.util.EnumSet;
import java.util.Set;

/** One way in which dialects read text differently. A new dialect is one new set here. */
enum LexicalRule {
  NESTED_COMMENTS,
  DASHES_NEED_BLANK,
  HASH_COMMENTS,
  SLASH_COMMENTS,
  BACKSLASH_ESCAPES,
  ESCAPE_STRINGS,
  UNICODE_PREFIX,
  DOUBLE_QUOTED_STRINGS,
  BACKTICK_IDENTIFIERS,
  DOLLAR_QUOTES,
  DOLLAR_TAGS,
  BLANKS_OF_UNICODE,
  RUNS_COMMENTS,
  PSQL,
  CLIENT_DELIMITER;

  private static final Set<LexicalRule> POSTGRESQL =
      EnumSet.of(NESTED_COMMENTS, ESCAPE_STRINGS, UNICODE_PREFIX, DOLLAR_QUOTES, DOLLAR_TAGS, PSQL);
  private static final Set<LexicalRule> MARIADB =
      EnumSet.of(
          DASHES_NEED_BLANK,
          HASH_COMMENTS,
          BACKSLASH_ESCAPES,
          DOUBLE_QUOTED_STRINGS,
          BACKTICK_IDENTIFIERS,
          RUNS_COMMENTS,
          CLIENT_DELIMITER);
  private static final Set<LexicalRule> H2 =
      EnumSet.of(
          NESTED_COMMENTS,
          SLASH_COMMENTS,
          UNICODE_PREFIX,
          BACKTICK_IDENTIFIERS,
          DOLLAR_QUOTES,
          BLANKS_OF_UNICODE);

  static Set<LexicalRule> of(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB -> MARIADB;
      case H2 -> H2;
    };
  }
}
