package dev.oneledger.internal.journal;

import dev.oneledger.Hash;
import dev.oneledger.internal.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How many migrations have a status, and the sum of their hashes modulo 2^256, which the state
 * digest is made of; see the package's description. Sums of different migrations add up. Not
 * thread-safe. Internal: may change in any release.
 */
public final class StateSum {
  private static final String FORMAT = "oneledger-state-1";
  private static final int WORDS = 4;

  /** Of a word in hexadecimal. */
  private static final int DIGITS = 16;

  /** The sum, its lowest 64 bits first. */
  private final long[] words = new long[WORDS];

  private final MessageDigest digest = Sha256.digest();

  private int count;

  /** The sum of nothing. */
  public StateSum() {}

  /** What one migration adds. */
  byte[] member(String canonicalId, @Nullable Hash textHash, String status) {
    return new FieldHash(digest, FORMAT).add(canonicalId).add(textHash).add(status).bytes();
  }

  /** Reads what {@link #hex} wrote. */
  public static StateSum of(int count, String sum) {
    StateSum read = new StateSum();
    for (int i = 0; i < WORDS; i++) {
      int end = sum.length() - DIGITS * i;
      read.words[i] = Long.parseUnsignedLong(sum, end - DIGITS, end, 16);
    }
    read.count = count;
    return read;
  }

  void add(byte[] member) {
    add(words(member));
    count++;
  }

  void remove(byte[] member) {
    long[] negative = words(member);
    long carry = 1;
    for (int i = 0; i < WORDS; i++) {
      negative[i] = ~negative[i] + carry;
      carry = carry == 1 && negative[i] == 0 ? 1 : 0;
    }
    add(negative);
    count--;
  }

  /** Adds what another sum holds of other migrations. */
  public void add(StateSum other) {
    add(other.words);
    count += other.count;
  }

  private void add(long[] summand) {
    long carry = 0;
    for (int i = 0; i < WORDS; i++) {
      long partial = words[i] + summand[i];
      long whole = partial + carry;
      boolean over =
          Long.compareUnsigned(partial, summand[i]) < 0 || Long.compareUnsigned(whole, partial) < 0;
      words[i] = whole;
      carry = over ? 1 : 0;
    }
  }

  private static long[] words(byte[] bigEndian) {
    ByteBuffer bytes = ByteBuffer.wrap(bigEndian);
    long[] words = new long[WORDS];
    for (int i = WORDS - 1; i >= 0; i--) {
      words[i] = bytes.getLong();
    }
    return words;
  }

  /** How many migrations it is of. */
  public int count() {
    return count;
  }

  /** The sum as 64 hexadecimal digits. */
  public String hex() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
    for (int i = WORDS - 1; i >= 0; i--) {
      bytes.putLong(words[i]);
    }
    return Sha256.hex(bytes.array());
  }

  /** The state digest of a journal that gives exactly these migrations these statuses. */
  public Hash digest() {
    return new FieldHash(FORMAT).add(count).add(hex()).hash();
  }
}
