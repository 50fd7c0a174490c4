package dev.oneledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several times in UTC, with what they share said once.
 *
 * @param common the day or year that all of them share, for a title; empty without times
 * @param own how the rest of each is written
 */
record Moments(String common, DateTimeFormatter own) {
  private static final DateTimeFormatter DAY = utc("uuuu-MM-dd");
  private static final DateTimeFormatter YEAR = utc("uuuu");

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Whether its year has four digits; beyond that, patterns for dates do not hold. */
  static boolean isReadable(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  /** For these times; those that are null do not count. */
  static Moments of(Collection<@Nullable Instant> times) {
    List<Instant> known =
        times.stream()
            .filter(Objects::nonNull)
            .map(Instant.class::cast)
            .filter(Moments::isReadable)
            .toList();
    if (known.isEmpty()) {
      return new Moments("", utc("HH:mm"));
    }
    if (isShared(known, DAY)) {
      return new Moments(", %s (UTC)".formatted(DAY.format(known.get(0))), utc("HH:mm"));
    }
    if (isShared(known, YEAR)) {
      return new Moments(", %s (UTC)".formatted(YEAR.format(known.get(0))), utc("MM-dd HH:mm"));
    }
    return new Moments(" (UTC)", utc("uuuu-MM-dd HH:mm"));
  }

  private static boolean isShared(List<Instant> times, DateTimeFormatter part) {
    return times.stream().map(part::format).distinct().count() == 1;
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** One of the times, or "never". */
  String text(@Nullable Instant time) {
    if (time == null) {
      return "never";
    }
    return isReadable(time) ? own.format(time) : time.toString();
  }
}
