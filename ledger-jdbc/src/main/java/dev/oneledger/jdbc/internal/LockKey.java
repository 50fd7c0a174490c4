package dev.oneledger.jdbc.internal;

import dev.oneledger.Hash;
import dev.oneledger.JournalKey;

/**
 * The 64-bit number of an advisory lock: the first eight bytes of a SHA-256, so that two locks meet
 * by accident about never. Internal: may change in any release.
 */
public record LockKey(long value) {

  /** The lock for writing one journal. */
  public static LockKey of(JournalKey key) {
    return hashed("journal", key.app(), key.journal());
  }

  /** The lock for creating or upgrading the tables in a schema. */
  public static LockKey of(SchemaName schema) {
    return hashed("schema", schema.value());
  }

  private static LockKey hashed(String... parts) {
    StringBuilder text = new StringBuilder("oneledger-lock-1,");
    for (String part : parts) {
      text.append(part.length()).append(':').append(part).append(',');
    }
    return new LockKey(
        Long.parseUnsignedLong(Hash.sha256(text.toString()).hex().substring(0, 16), 16));
  }

  /** The upper half, as databases show it. */
  public long high() {
    return value >>> 32;
  }

  /** The lower half, as databases show it. */
  public long low() {
    return value & 0xffff_ffffL;
  }
}
