package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;

/**
 * A schema's name, checked once and quoted wherever it is used, so that it is spelled exactly as
 * given. Internal: may change in any release.
 */
public record SchemaName(String value) {
  private static final int LONGEST = 63;

  /** Where the ledger's tables are kept unless told otherwise. */
  public static final SchemaName DEFAULT = new SchemaName("oneledger");

  public SchemaName {
    if (!isForm(value) || value.startsWith("pg_")) {
      throw new LedgerException(
          "'%s' cannot be used as a schema: expected 1 to 63 of A-Z a-z 0-9 _ $ - beginning with a letter or _, and not with pg_. The name is used exactly as it is spelled."
              .formatted(value));
    }
  }

  private static boolean isForm(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean first = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean further = (c >= '0' && c <= '9') || c == '$' || c == '-';
      if (!first && (i == 0 || !further)) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST;
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
