package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.List;

/**
 * The text of one migration as MariaDB's client is to read it, so that further statements may
 * follow. The client cuts a {@code BEGIN NOT ATOMIC} block at its first semicolon unless a
 * DELIMITER line says otherwise; the server would take it whole.
 */
final class MariaDbBody {
  /** The last line of every text for the client: without it the file is not whole. */
  static final String END = "-- oneledger: the end of this text";

  /** Options or the server may have switched it off. */
  private static final String BEGINNING = "SET autocommit = 1;\n";

  private static final String MARK = "//oneledger//";

  private MariaDbBody() {}

  /**
   * The text as it is, or with a delimiter of its own where the client would not read the
   * statements that the text has.
   *
   * @throws LedgerException if the text cannot be split, or has transaction control besides one
   *     outer pair
   */
  static String of(SqlText text) {
    SqlScript script = SqlSplitter.split(text.text(), SqlDialect.MARIADB);
    OuterTransaction.strip(script);
    String body = isReadAsItIs(script) ? script.text() : delimited(script);
    return BEGINNING + body + (body.endsWith("\n") ? "" : "\n") + "DELIMITER ;\n" + END + '\n';
  }

  private static boolean isReadAsItIs(SqlScript script) {
    List<Segment> segments = script.segments();
    boolean open = false;
    for (Segment segment : segments) {
      if (segment.kind() == Segment.Kind.STATEMENT) {
        open = true;
        if (isBlock(script.textOf(segment))) {
          return false;
        }
      } else if (segment.kind() == Segment.Kind.TERMINATOR) {
        open = false;
      }
    }
    return !open;
  }

  private static boolean isBlock(String statement) {
    return statement.regionMatches(true, 0, "BEGIN", 0, "BEGIN".length())
        && statement.indexOf(';') >= 0;
  }

  private static String delimited(SqlScript script) {
    String mark = MARK;
    for (int i = 1; script.text().contains(mark); i++) {
      mark = "//oneledger" + i + "//";
    }
    StringBuilder text = new StringBuilder("DELIMITER ").append(mark).append('\n');
    boolean open = false;
    for (Segment segment : script.segments()) {
      switch (segment.kind()) {
        case TERMINATOR -> {
          text.append(mark);
          open = false;
        }
        case DELIMITER_COMMAND -> {
          text.append(open ? mark : "");
          open = false;
        }
        case STATEMENT -> {
          text.append(script.textOf(segment));
          open = true;
        }
        default -> text.append(script.textOf(segment));
      }
    }
    return text.append(open ? "\n" + mark : "").toString();
  }
}
