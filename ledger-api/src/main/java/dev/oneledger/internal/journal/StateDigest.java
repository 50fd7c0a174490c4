package dev.oneledger.internal.journal;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running digest of what a journal says is there; see the package's description. Not
 * thread-safe. Internal: may change in any release.
 */
public final class StateDigest {
  private final Map<String, byte[]> members = new HashMap<>();
  private final StateSum sum = new StateSum();

  /** The digest of nothing. */
  public StateDigest() {}

  /** Sets the status of one migration, replacing the one it had. */
  public StateDigest put(String migration, @Nullable Hash textHash, String status) {
    return putCanonical(canonical(migration), textHash, status);
  }

  /** The same for a migration whose name is read already. */
  public StateDigest put(MigrationId migration, @Nullable Hash textHash, String status) {
    return putCanonical(migration.canonical(), textHash, status);
  }

  private StateDigest putCanonical(String canonical, @Nullable Hash textHash, String status) {
    byte[] member = sum.member(canonical, textHash, status);
    byte[] before = members.put(canonical, member);
    if (before != null) {
      sum.remove(before);
    }
    sum.add(member);
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
    return sum.digest();
  }

  /** What it is the digest of. */
  public StateSum sum() {
    return sum;
  }

  private static String canonical(String migration) {
    try {
      return MigrationId.parse(migration).canonical();
    } catch (LedgerException notOurForm) {
      return migration;
    }
  }
}
