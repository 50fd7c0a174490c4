package dev.oneledger.internal.sql;

/**
 * A stretch of a script; the segments of a script, one after the other, are its text again.
 *
 * <p>Internal: may change in any release.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record Segment(Kind kind, int start, int end) {

  /** What a segment holds. */
  public enum Kind {
    /** A statement from its first token to its last, without its terminator. */
    STATEMENT,
    /** The mark that ends the statement before it. */
    TERMINATOR,
    /** The data lines of a COPY, with the closing {@code \.}. */
    COPY_DATA,
    /** A backslash line for psql. */
    PSQL_COMMAND,
    /** A DELIMITER line for the MariaDB client. */
    DELIMITER_COMMAND,
    /** Comments, blanks, and terminators with nothing before them. */
    GAP
  }
}
