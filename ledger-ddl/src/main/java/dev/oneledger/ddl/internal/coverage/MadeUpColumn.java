package dev.oneledger.ddl.internal.coverage;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column that a row is made up for.
 *
 * @param name its name, quoted where needed
 * @param type its type as SQL writes it
 * @param base the type's bare name; that under a domain
 * @param category the server's category of the type
 * @param required true if it may not be null and has no default
 * @param labels those of an enum
 * @param refersTo the table that it refers to, and the column there; null if to none
 * @param check the conditions on it
 */
record MadeUpColumn(
    String name,
    String type,
    String base,
    char category,
    boolean required,
    List<String> labels,
    @Nullable Reference refersTo,
    String check) {
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')+)'::(?!integer|numeric)");

  MadeUpColumn {
    labels = List.copyOf(labels);
  }

  /** A foreign key's column. */
  record Reference(String table, String column) {}

  /** How values are chosen. */
  enum Style {
    /** Far from what anybody would insert. */
    FAR,
    /** Small ones, which more conditions allow. */
    NEAR,
    /** Only where one is needed. */
    FAR_WHERE_NEEDED,
    NEAR_WHERE_NEEDED;

    boolean everywhere() {
      return this == FAR || this == NEAR;
    }

    boolean far() {
      return this == FAR || this == FAR_WHERE_NEEDED;
    }
  }

  /** An expression for the row of this number, from 1; null if none is known. */
  @Nullable String value(Style style, int row) {
    if (refersTo != null) {
      return "(SELECT %1$s FROM %2$s ORDER BY ctid OFFSET (%3$s %% greatest(1, (SELECT count(*) FROM %2$s))) LIMIT 1)"
          .formatted(refersTo.column(), refersTo.table(), row - 1);
    }
    String text = text(style.far(), row);
    return text == null ? null : "CAST('%s' AS %s)".formatted(text.replace("'", "''"), type);
  }

  private @Nullable String text(boolean far, int row) {
    List<String> allowed = LITERAL.matcher(check).results().map(found -> found.group(1)).toList();
    return switch (category) {
      case 'N' -> String.valueOf(far ? (base.equals("int2") ? 30_000 : 900_000) + row : row);
      case 'S' ->
          !allowed.isEmpty()
              ? allowed.get((row - 1) % allowed.size()).replace("''", "'")
              : far ? "made up " + row : Character.toString('A' + row);
      case 'B' -> String.valueOf(row % 2 == 0);
      case 'D' -> isTimeOfDay() ? "00:00:0" + row : "2001-01-0" + row;
      case 'T' -> row + " days";
      case 'I' -> "192.0.2." + row;
      case 'E' -> labels.isEmpty() ? null : labels.get((row - 1) % labels.size());
      case 'A' -> "{}";
      case 'R' -> "empty";
      case 'V' -> "1";
      case 'G' -> base.equals("point") ? "(%s,%s)".formatted(row, row) : null;
      default -> other(row);
    };
  }

  /** Its default may be the time of the run, which in a trial is that of every run. */
  boolean isTime() {
    return category == 'D' && refersTo == null;
  }

  private boolean isTimeOfDay() {
    return base.equals("time") || base.equals("timetz");
  }

  private @Nullable String other(int row) {
    return switch (base) {
      case "uuid" -> "00000000-0000-4000-8000-00000000000" + row;
      case "json", "jsonb" -> "{\"made up\": %s}".formatted(row);
      case "bytea" -> "\\x0" + row;
      case "xml" -> "<made-up/>";
      case "tsvector" -> "made up";
      case "macaddr" -> "02:00:00:00:00:0" + row;
      default -> null;
    };
  }
}
