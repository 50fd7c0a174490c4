package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;

/** Statements whose body stands in them without quotes, as MariaDB writes routines. */
final class Routines {

  private Routines() {}

  static boolean isCode(Words words) {
    if (words.dialect() != SqlDialect.MARIADB) {
      return false;
    }
    return words.any(0, "BEGIN", "IF", "LOOP", "WHILE", "REPEAT", "FOR", "DECLARE")
        || (words.any(0, "CREATE", "ALTER")
            && (words.has(1, "PROCEDURE")
                || words.has(1, "FUNCTION")
                || words.has(1, "TRIGGER")
                || words.has(1, "EVENT")
                || words.has(1, "PACKAGE")));
  }
}
