package dev.oneledger.jdbc.internal.postgresql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Literals and dollar-quoted bodies that mean the same whatever {@code standard_conforming_strings}
 * is set to, for statements that are sent as text.
 */
final class SqlLiteral {
  private SqlLiteral() {}

  /** Made when a time is first written, which no start with nothing to do does. */
  private static final class Time {
    /** The server counts years before 1 from 1 down, and marks them. */
    static final DateTimeFormatter FORMAT =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd HH:mm:ss.SSSSSS'Z'")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Time() {}
  }

  static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    String quoted = value.toString().replace("'", "''");
    return quoted.indexOf('\\') < 0
        ? "'" + quoted + "'"
        : " E'" + quoted.replace("\\", "\\\\") + "'";
  }

  static String time(Instant at) {
    boolean beforeChrist = at.atOffset(ZoneOffset.UTC).getYear() <= 0;
    return "'" + Time.FORMAT.format(at) + (beforeChrist ? " BC'" : "'");
  }

  /** An anonymous block, under a dollar quote that does not occur in it. */
  static String block(String body) {
    String tag = "$ol$";
    for (int i = 0; body.contains(tag); i++) {
      tag = "$ol" + i + "$";
    }
    return "DO " + tag + " " + body + " " + tag;
  }
}
