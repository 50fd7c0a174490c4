package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory of Atlas as it grew, and the hashes it had on the way.
 *
 * <p>One SHA-256 runs over name and bytes of the files in the order of their names; the hash of a
 * revision is what it has come to with that file, in Base64. So a hash covers all files before it
 * too, but not those that were put between them later: which those are is told by the order in
 * which revisions were executed. A file whose first line says {@code atlas:sum ignore} adds its
 * name alone. Source: ariga/atlas, {@code sql/migrate}. Thread-safe. Internal: may change in any
 * release.
 */
public final class AtlasDirectory {
  private final List<AtlasRevision> executed;
  private final Map<String, byte[]> onDisk;
  private volatile @Nullable Memo last;

  private record Memo(List<Migration> ours, AtlasWalk walk) {}

  /**
   * A directory.
   *
   * @param executed its revisions, in the order in which they were executed
   * @param onDisk its files as they are now, by name; empty if they are not at hand
   */
  public AtlasDirectory(List<AtlasRevision> executed, Map<String, byte[]> onDisk) {
    this.executed = List.copyOf(executed);
    this.onDisk = Map.copyOf(onDisk);
  }

  /** What can judge a text by the hash of a revision. */
  public HistoryChecksum checksum(AtlasRevision revision) {
    return revision.hash().isBlank()
        ? HistoryChecksum.none("Atlas recorded no hash for this revision")
        : new RevisionHash(this, revision);
  }

  /** The bytes that ran, if the directory as it is now still has them. */
  public byte @Nullable [] ran(AtlasRevision revision) {
    return walk(List.of()).bytes(revision);
  }

  /** The files on disk that are still to be executed, in order. */
  public List<String> pending() {
    AtlasWalk walk = walk(List.of());
    return onDisk.keySet().stream().sorted().filter(file -> !walk.has(file)).toList();
  }

  private record RevisionHash(AtlasDirectory directory, AtlasRevision revision)
      implements HistoryChecksum {

    @Override
    public String stored() {
      return revision.hash();
    }

    @Override
    public Verdict judge(Migration ours, List<Migration> ordered) {
      return directory.walk(ordered, ours.id()).judge(revision, ours.apply());
    }
  }

  /**
   * A report judges row after row with the same list, or with one that has another text for the
   * migration that is judged, which its own hash does not start from: so the last walk is kept.
   */
  private AtlasWalk walk(List<Migration> ours, MigrationId judged) {
    Memo memo = last;
    return memo != null && isSameBut(judged, memo.ours(), ours) ? memo.walk() : walk(ours);
  }

  private static boolean isSameBut(
      MigrationId judged, List<Migration> known, List<Migration> ours) {
    if (known == ours) {
      return true;
    }
    if (known.size() != ours.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      boolean other = !known.get(i).equals(ours.get(i));
      if (other && !(known.get(i).id().equals(judged) && ours.get(i).id().equals(judged))) {
        return false;
      }
    }
    return true;
  }

  private AtlasWalk walk(List<Migration> ours) {
    Memo memo = last;
    if (memo == null || memo.ours() != ours) {
      memo = new Memo(ours, new AtlasWalk(executed, onDisk, ours));
      last = memo;
    }
    return memo.walk();
  }
}
