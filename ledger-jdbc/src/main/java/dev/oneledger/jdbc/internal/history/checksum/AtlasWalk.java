package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import dev.oneledger.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the executions once, finding out of each file which bytes it had: those of our text
 * or of the file on disk that make the running hash what was recorded. Immutable once built.
 */
final class AtlasWalk {
  private static final String ALGORITHM = "SHA-256 of the directory (Atlas)";
  private static final String BELOW_THE_BASELINE = "";
  private static final Pattern IGNORED =
      Pattern.compile("\\A(?:--|#)\\s*atlas:sum[ \\t]+ignore\\b.*");

  private final Map<String, byte[]> onDisk;
  private final Map<String, List<byte[]>> ours = new HashMap<>();

  /** The directory as far as it is walked, in the order of names; empty where bytes are unknown. */
  private final NavigableMap<String, Optional<byte[]>> directory = new TreeMap<>();

  private final Map<String, RunningHash> before = new HashMap<>();

  AtlasWalk(List<AtlasRevision> executed, Map<String, byte[]> onDisk, List<Migration> migrations) {
    this.onDisk = onDisk;
    for (Migration migration : migrations) {
      ours.put(revision(migration.id()), RawSpellings.of(migration.apply()));
    }
    addUnexecuted(executed);
    RunningHash end = RunningHash.of(directory);
    for (AtlasRevision revision : executed) {
      boolean last = directory.isEmpty() || directory.lastKey().compareTo(revision.file()) < 0;
      RunningHash start = last ? end : RunningHash.of(directory.headMap(revision.file(), false));
      before.put(revision.version(), start);
      Optional<byte[]> bytes = found(revision, start);
      directory.put(revision.file(), bytes);
      end = last ? end.with(revision.file(), bytes) : RunningHash.of(directory);
    }
  }

  /** What has no revision of its own: files below a baseline, and those that add a name alone. */
  private void addUnexecuted(List<AtlasRevision> executed) {
    Set<String> files = new HashSet<>(executed.stream().map(AtlasRevision::file).toList());
    Optional<String> baseline =
        executed.stream()
            .filter(AtlasRevision::baseline)
            .map(AtlasRevision::version)
            .max(Comparator.naturalOrder());
    if (baseline.isPresent() && onDisk.isEmpty()) {
      directory.put(BELOW_THE_BASELINE, Optional.empty());
    }
    onDisk.forEach(
        (file, bytes) -> {
          if (files.contains(file)) {
            return;
          }
          if (IGNORED.matcher(new String(bytes, StandardCharsets.UTF_8)).lookingAt()) {
            directory.put(file, Optional.of(new byte[0]));
          } else if (baseline.isPresent()
              && AtlasRevision.versionOf(file).compareTo(baseline.get()) < 0) {
            directory.put(file, Optional.of(bytes));
          }
        });
  }

  private Optional<byte[]> found(AtlasRevision revision, RunningHash start) {
    List<byte[]> candidates = new ArrayList<>();
    MigrationId id = revision.id();
    if (id != null) {
      candidates.addAll(ours.getOrDefault(revision(id), List.of()));
    }
    Optional.ofNullable(onDisk.get(revision.file())).ifPresent(candidates::add);
    return candidates.stream()
        .filter(bytes -> start.with(revision.file(), bytes).equals(revision.hash()))
        .findFirst();
  }

  private static String revision(MigrationId id) {
    Revision revision = id.revision();
    return revision == null ? id.canonical() : revision.canonical();
  }

  byte @Nullable [] bytes(AtlasRevision revision) {
    return directory.getOrDefault(revision.file(), Optional.empty()).orElse(null);
  }

  Verdict judge(AtlasRevision revision, SqlText text) {
    RunningHash start = before.getOrDefault(revision.version(), RunningHash.of(directory));
    String broken = start.brokenBy();
    if (broken != null) {
      return Verdict.notVerifiable(
          broken.equals(BELOW_THE_BASELINE)
              ? "its hash covers the files below the baseline too; hand over their directory with files(folder)"
              : "its hash covers %s too, of which the text that ran is not at hand"
                  .formatted(broken));
    }
    List<String> hashes =
        RawSpellings.of(text).stream().map(bytes -> start.with(revision.file(), bytes)).toList();
    return Verdict.compare(
        ALGORITHM,
        revision.hash(),
        hashes.contains(revision.hash()) ? revision.hash() : hashes.get(0));
  }
}
