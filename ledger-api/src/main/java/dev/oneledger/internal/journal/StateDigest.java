package dev.oneledger.internal.journal;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running digest of what a journal says is there; see the package's description. Not
 * thread-safe. Internal: may change in any release.
 */
public final class StateDigest {
  private static final String FORMAT = "oneledger-state-1";
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final Map<String, BigInteger> members = new HashMap<>();
  private BigInteger sum = BigInteger.ZERO;

  /** The digest of nothing. */
  public StateDigest() {}

  /** Sets the status of one migration, replacing the one it had. */
  public StateDigest put(String migration, @Nullable Hash textHash, String status) {
    String canonical = canonical(migration);
    BigInteger member =
        new BigInteger(1, new FieldHash(FORMAT).add(canonical).add(textHash).add(status).bytes());
    BigInteger before = members.put(canonical, member);
    sum = sum.add(member).subtract(before == null ? BigInteger.ZERO : before).mod(MODULUS);
    return this;
  }

  /** Takes in what an entry says, if it gives its migration a status. */
  public StateDigest accept(JournalEntry entry) {
    return accept(entry.kind(), entry.subject());
  }

  StateDigest accept(EntryKind kind, JournalEntry.@Nullable Subject subject) {
    if (subject != null && !kind.status().isEmpty()) {
      put(subject.migration(), subject.textHash(), kind.status());
    }
    return this;
  }

  /** The digest of everything put so far. */
  public Hash value() {
    return new FieldHash(FORMAT).add(members.size()).add(String.format("%064x", sum)).hash();
  }

  private static String canonical(String migration) {
    try {
      return MigrationId.parse(migration).canonical();
    } catch (LedgerException notOurForm) {
      return migration;
    }
  }
}
