package dev.oneledger;

/** Whose rules a text is cut into statements by: each product quotes and comments differently. */
public enum SqlDialect {
  /**
   * PostgreSQL as psql reads it: dollar quotes with tags, {@code E''} strings with backslashes,
   * nested block comments, backslash command lines, data after {@code COPY ... FROM stdin}, and
   * semicolons inside parentheses or a {@code BEGIN ATOMIC} body that end no statement. Plain
   * strings hold no escapes ({@code standard_conforming_strings} is on).
   */
  POSTGRESQL,

  /**
   * MariaDB as its command line client reads it: backslash escapes in strings, double quotes as
   * strings, backticks for names, {@code #} comments, {@code --} only before a blank, executable
   * comments, {@code DELIMITER} lines, and {@code BEGIN NOT ATOMIC} blocks. The SQL modes {@code
   * ANSI_QUOTES} and {@code NO_BACKSLASH_ESCAPES} are off.
   */
  MARIADB,

  /**
   * H2 in its regular mode: {@code $$} strings without tags, nested block comments, {@code //}
   * comments, and names in double quotes or backticks.
   */
  H2
}
