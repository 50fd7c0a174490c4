package dev.oneledger.internal.sign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of {@code valid-after} and {@code valid-before}: {@code YYYYMMDD[HHMM[SS]]}, in UTC if
 * {@code Z} or {@code UTC} follows.
 */
final class ValidityTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d)?)?(Z|UTC)?",
          Pattern.CASE_INSENSITIVE);

  private ValidityTime() {}

  /**
   * The instant. As OpenSSH has it: a day or second past the end of its month or minute runs on
   * into the next; without Z the zone's standard time holds, also in summer; from 1970 on.
   */
  static Instant parse(String text, ZoneId zone) throws MalformedException {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new MalformedException("is not YYYYMMDD[HHMM[SS]][Z]");
    }
    Instant time = instant(local(parts), parts.group(7) == null ? zone : ZoneOffset.UTC);
    if (time.getEpochSecond() <= 0) {
      throw new MalformedException("is before 1970");
    }
    return time;
  }

  private static LocalDateTime local(Matcher parts) throws MalformedException {
    int day = number(parts, 3, 1, 31);
    int second = number(parts, 6, 0, 61);
    try {
      return LocalDateTime.of(
              number(parts, 1, 1, 9999),
              number(parts, 2, 1, 12),
              1,
              number(parts, 4, 0, 23),
              number(parts, 5, 0, 59))
          .plusDays(day - 1L)
          .plusSeconds(second);
    } catch (DateTimeException e) {
      throw new MalformedException("is no time");
    }
  }

  private static int number(Matcher parts, int group, int from, int to) throws MalformedException {
    String digits = parts.group(group);
    int number = digits == null ? 0 : Integer.parseInt(digits);
    if (number < from || number > to) {
      throw new MalformedException("is no time");
    }
    return number;
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    Instant about = local.atZone(zone).toInstant();
    return local.toInstant(zone.getRules().getStandardOffset(about));
  }
}
