package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as its user names it. Letter case is left to the catalog. Internal: may change in any
 * release.
 *
 * @param schema its schema, or null for the connection's current one
 * @param table its name
 */
public record TableName(@Nullable String schema, String table) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]{1,128}");

  public TableName {
    if (schema != null) {
      checked(schema);
    }
    checked(table);
  }

  /**
   * Reads {@code table} or {@code schema.table}.
   *
   * @throws LedgerException if a part has other characters than letters, digits, {@code _} and
   *     {@code $}, or more than 128
   */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName(null, text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  /**
   * The name of a table, schema or column, as it is.
   *
   * @throws LedgerException if it has other characters than letters, digits, {@code _} and {@code
   *     $}, or more than 128
   */
  public static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LedgerException(
          "'%s' cannot name a table, schema or column of a history: expected 1 to 128 letters, digits, '_' or '$'; name a table in another schema as schema.table."
              .formatted(name));
    }
    return name;
  }

  /** Whether both can be names here; others are left alone wherever the catalog has them. */
  public static boolean isPlain(String schema, String table) {
    return NAME.matcher(schema).matches() && NAME.matcher(table).matches();
  }

  /** A checked name in lower case. */
  public static String lowerCase(String name) {
    return checked(name).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return schema == null ? table : schema + "." + table;
  }
}
