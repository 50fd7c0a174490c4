package dev.oneledger.ddl.internal.portable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type that the three products have and mean the same by. Internal: may change in any release.
 *
 * @param kind which one
 * @param size its length or precision; 0 where it has none
 * @param scale digits behind the point; 0 where it has none
 */
public record ColumnType(Kind kind, int size, int scale) {
  /** PostgreSQL's and H2's own digits of a second, and all that MariaDB has. */
  private static final int MICROSECONDS = 6;

  /** MariaDB's limits of a decimal, and of a varchar in utf8mb4; the others have more. */
  public static final int MOST_DIGITS = 65;

  public static final int MOST_SCALE = 30;
  public static final int LONGEST = 16_383;

  private static final Pattern FORM =
      Pattern.compile("([a-z]+(?: precision)?)(?:\\((\\d{1,9})(?:, ?(\\d{1,9}))?\\))?");

  /** What is known. */
  public enum Kind {
    SMALLINT(Family.EXACT),
    INTEGER(Family.EXACT),
    BIGINT(Family.EXACT),
    NUMERIC(Family.EXACT),
    REAL(Family.APPROXIMATE),
    DOUBLE(Family.APPROXIMATE),
    BOOLEAN(Family.TRUTH),
    VARCHAR(Family.TEXT),
    TEXT(Family.TEXT),
    DATE(Family.TIME),
    TIMESTAMP(Family.TIME);

    private final Family family;

    Kind(Family family) {
      this.family = family;
    }

    Family family() {
      return family;
    }
  }

  /** Types that all products convert into each other alike, and by assignment. */
  enum Family {
    EXACT,
    APPROXIMATE,
    TRUTH,
    TEXT,
    TIME
  }

  /** The type that is written so on PostgreSQL, in lower case; empty if it is none of the known. */
  public static Optional<ColumnType> of(String written) {
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      return Optional.empty();
    }
    int size = number(form.group(2));
    int scale = number(form.group(3));
    return switch (form.group(1)) {
      case "smallint", "int2" -> plain(Kind.SMALLINT, size);
      case "int", "integer", "int4" -> plain(Kind.INTEGER, size);
      case "bigint", "int8" -> plain(Kind.BIGINT, size);
      case "real" -> plain(Kind.REAL, size);
      case "double precision" -> plain(Kind.DOUBLE, size);
      case "boolean" -> plain(Kind.BOOLEAN, size);
      case "text" -> plain(Kind.TEXT, size);
      case "date" -> plain(Kind.DATE, size);
      case "numeric", "decimal" ->
          scale <= Math.min(size, MOST_SCALE)
              ? sized(Kind.NUMERIC, size, scale, MOST_DIGITS)
              : Optional.empty();
      case "varchar" -> sized(Kind.VARCHAR, size, 0, LONGEST);
      case "timestamp" -> timestamp(form.group(2) == null ? MICROSECONDS : size);
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnType> plain(Kind kind, int size) {
    return size == 0 ? Optional.of(new ColumnType(kind, 0, 0)) : Optional.empty();
  }

  private static Optional<ColumnType> sized(Kind kind, int size, int scale, int most) {
    return size == 0 || size > most
        ? Optional.empty()
        : Optional.of(new ColumnType(kind, size, scale));
  }

  private static Optional<ColumnType> timestamp(int digits) {
    return digits > MICROSECONDS
        ? Optional.empty()
        : Optional.of(new ColumnType(Kind.TIMESTAMP, digits, 0));
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
