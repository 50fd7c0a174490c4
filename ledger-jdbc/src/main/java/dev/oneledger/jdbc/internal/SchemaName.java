package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;
import java.util.regex.Pattern;

/**
 * A schema's name, checked once and quoted wherever it is used, so that it is spelled exactly as
 * given. Internal: may change in any release.
 */
public record SchemaName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

  /** Where the ledger's tables are kept unless told otherwise. */
  public static final SchemaName DEFAULT = new SchemaName("oneledger");

  public SchemaName {
    if (!FORM.matcher(value).matches() || value.startsWith("pg_")) {
      throw new LedgerException(
          "'%s' cannot be used as a schema: expected 1 to 63 of A-Z a-z 0-9 _ $ - beginning with a letter or _, and not with pg_. The name is used exactly as it is spelled."
              .formatted(value));
    }
  }

  /** The name as an identifier in SQL. */
  public String quoted() {
    return '"' + value + '"';
  }

  /** A table in this schema, as SQL. */
  public String table(String name) {
    return quoted() + "." + name;
  }

  @Override
  public String toString() {
    return value;
  }
}
