package dev.oneledger.jdbc.internal.history;

import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A date and time without a zone, kept as text such as {@code 2026-03-01 12:00:00.5}. */
final class LocalTimeText {
  private static final Set<Integer> TEXTS =
      Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB);

  private LocalTimeText() {}

  static boolean isText(int type) {
    return TEXTS.contains(type);
  }

  /** Null for nothing and for a text of another form. */
  static @Nullable LocalDateTime parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException anotherForm) {
      // The tools whose times are text let users edit the table: what is no time is none.
      return null;
    }
  }
}
