package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says that something in a desired schema is not new but has another name. Without it the old thing
 * would be dropped and a new one made, and the rows would be lost.
 *
 * @param kind {@code table}, {@code column}, {@code view}, {@code materialized view}, {@code
 *     index}, {@code sequence}, {@code type} or {@code schema}
 * @param name its name now with schema, quoted as SQL needs it, as in {@code public.customers}
 * @param column the column's name now; null unless it is a column
 * @param to its name then, without schema, quoted as SQL needs it
 */
public record Rename(String kind, String name, @Nullable String column, String to) {
  private static final String WORD = "(?:[\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")+\")";
  private static final Pattern PART = Pattern.compile(WORD);
  private static final Pattern QUALIFIED = Pattern.compile(WORD + "(?:\\." + WORD + ")?");
  private static final Set<String> KINDS =
      Set.of("table", "column", "view", "materialized view", "index", "sequence", "type", "schema");

  /**
   * Checks the kind and the names.
   *
   * @throws LedgerException if it is none of these kinds, or a name is not written as SQL needs it
   */
  public Rename {
    if (!KINDS.contains(kind) || kind.equals("column") != (column != null)) {
      throw new LedgerException(
          "A rename is of a %s: '%s' is none. Say Rename.of(kind, name, to), or Rename.column(...)."
              .formatted(String.join(", ", new TreeSet<>(KINDS)), kind));
    }
    requireName(QUALIFIED, name);
    requireName(PART, to);
    if (column != null) {
      requireName(PART, column);
    }
  }

  private static void requireName(Pattern form, String name) {
    if (!form.matcher(name).matches()) {
      throw new LedgerException(
          "'%s' is no name that SQL can take in a rename. Give it as SQL needs it: quoted where it is not plain, with at most a schema before it."
              .formatted(name));
    }
  }

  /** A table's new name. */
  public static Rename table(String table, String to) {
    return new Rename("table", table, null, to);
  }

  /** A column's new name. */
  public static Rename column(String table, String column, String to) {
    return new Rename("column", table, column, to);
  }

  /**
   * Another object's new name.
   *
   * @throws LedgerException if the kind is not one that {@link Rename} lists
   */
  public static Rename of(String kind, String name, String to) {
    return new Rename(kind, name, null, to);
  }

  @Override
  public String toString() {
    String from = column == null ? name : name + "." + column;
    return kind + " " + from + " to " + to;
  }
}
