package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.Hash;
import dev.oneledger.JournalKey;
import java.util.Locale;

/**
 * The name of a lock by GET_LOCK, which knows up to 64 bytes and is the same for all databases of a
 * server: a hash that covers the database's name, in lower case since a server may take two
 * spellings for one. Internal: may change in any release.
 */
public record LockName(String value) {
  private static final int DIGITS = 40;

  /** The lock for writing one journal in a database. */
  public static LockName of(String database, JournalKey key) {
    return hashed(database, "journal", key.app(), key.journal());
  }

  /** The lock for creating or upgrading the tables in a database. */
  static LockName ofTables(String database) {
    return hashed(database, "tables");
  }

  private static LockName hashed(String database, String... parts) {
    StringBuilder text = new StringBuilder("oneledger-lock-1,");
    append(text, database.toLowerCase(Locale.ROOT));
    for (String part : parts) {
      append(text, part);
    }
    return new LockName("ol:" + Hash.sha256(text.toString()).hex().substring(0, DIGITS));
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append(',');
  }
}
