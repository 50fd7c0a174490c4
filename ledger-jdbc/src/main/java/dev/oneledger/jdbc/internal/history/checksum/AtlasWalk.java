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
 *
 * <p>A baseline has no hash, and what lies below it no revision: of these the text at hand is taken
 * for likely, until the first hash after them confirms it.
 */
final class AtlasWalk {
  private static final String ALGORITHM = "SHA-256 of the directory (Atlas)";
  private static final Pattern IGNORED =
      Pattern.compile("\\A(?:--|#)\\s*atlas:sum[ \\t]+ignore\\b");

  private final Map<String, byte[]> onDisk;
  private final Map<String, List<byte[]>> ours = new HashMap<>();

  /** The directory as far as it is walked, in the order of names. */
  private final NavigableMap<String, DirectoryFile> directory = new TreeMap<>();

  private final Map<String, RunningHash> before = new HashMap<>();

  AtlasWalk(List<AtlasRevision> executed, Map<String, byte[]> onDisk, List<Migration> migrations) {
    this.onDisk = onDisk;
    for (Migration migration : migrations) {
      ours.put(revision(migration.id()), RawSpellings.of(migration.apply()));
    }
    addIgnored(executed);
    executed.stream()
        .filter(AtlasRevision::baseline)
        .max(Comparator.comparing(AtlasRevision::version))
        .ifPresent(baseline -> addBelow(baseline, executed, migrations));
    RunningHash end = RunningHash.of(directory);
    for (AtlasRevision revision : executed) {
      end = walk(revision, end);
    }
  }

  private RunningHash walk(AtlasRevision revision, RunningHash end) {
    String file = revision.file();
    boolean last = directory.isEmpty() || directory.lastKey().compareTo(file) < 0;
    RunningHash start = last ? end : RunningHash.of(directory.headMap(file, false));
    before.put(revision.version(), start);
    DirectoryFile found = found(revision, start);
    directory.put(file, found);
    if (found.isProven() && start.unproven() != null) {
      directory.headMap(file, false).replaceAll((name, likely) -> likely.confirmed());
    } else if (last) {
      return end.with(file, found);
    }
    return RunningHash.of(directory);
  }

  private DirectoryFile found(AtlasRevision revision, RunningHash start) {
    List<byte[]> candidates = new ArrayList<>();
    Optional.ofNullable(onDisk.get(revision.file())).ifPresent(candidates::add);
    MigrationId id = revision.id();
    if (id != null) {
      candidates.addAll(ours.getOrDefault(revision(id), List.of()));
    }
    if (revision.hash().isEmpty()) {
      return candidates.isEmpty() ? DirectoryFile.UNKNOWN : DirectoryFile.likely(candidates.get(0));
    }
    return candidates.stream()
        .filter(bytes -> start.with(revision.file(), bytes).equals(revision.hash()))
        .findFirst()
        .map(DirectoryFile::proven)
        .orElse(DirectoryFile.UNKNOWN);
  }

  /** Files that add their name alone have no revision. */
  private void addIgnored(List<AtlasRevision> executed) {
    Set<String> files = new HashSet<>(executed.stream().map(AtlasRevision::file).toList());
    onDisk.forEach(
        (file, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          if (!files.contains(file) && IGNORED.matcher(text).lookingAt()) {
            directory.put(file, DirectoryFile.proven(new byte[0]));
          }
        });
  }

  /** The files on disk that are older than the baseline, or ours where the disk is not at hand. */
  private void addBelow(
      AtlasRevision baseline, List<AtlasRevision> executed, List<Migration> migrations) {
    Map<String, byte[]> below = new HashMap<>(onDisk);
    Revision first = baseline.id() == null ? null : baseline.id().revision();
    for (Migration migration : onDisk.isEmpty() ? migrations : List.<Migration>of()) {
      Revision revision = migration.id().revision();
      if (first != null && revision != null && revision.compareTo(first) < 0) {
        below.put(revision + "_" + migration.id().slug() + ".sql", migration.apply().bytes());
      }
    }
    executed.forEach(revision -> below.remove(revision.file()));
    below.forEach(
        (file, bytes) -> {
          if (AtlasRevision.versionOf(file).compareTo(baseline.version()) < 0) {
            directory.putIfAbsent(file, DirectoryFile.likely(bytes));
          }
        });
  }

  private static String revision(MigrationId id) {
    Revision revision = id.revision();
    return revision == null ? id.canonical() : revision.canonical();
  }

  /** Whether a file was executed, lies below the baseline, or is never executed. */
  boolean has(String file) {
    return directory.containsKey(file);
  }

  byte @Nullable [] bytes(AtlasRevision revision) {
    DirectoryFile file = directory.getOrDefault(revision.file(), DirectoryFile.UNKNOWN);
    return file.isProven() ? file.bytes() : null;
  }

  Verdict judge(AtlasRevision revision, SqlText text) {
    RunningHash walked = before.get(revision.version());
    RunningHash start = walked == null ? RunningHash.of(directory) : walked;
    if (start.unknown() != null) {
      return Verdict.notVerifiable(
          "its hash covers %s too, and no text at hand is the one that ran"
              .formatted(start.unknown()));
    }
    List<String> hashes =
        RawSpellings.of(text).stream().map(bytes -> start.with(revision.file(), bytes)).toList();
    boolean same =
        hashes.contains(revision.hash())
            || isOnDisk(revision, text)
            || isAfterSkipped(revision, text);
    if (!same && start.unproven() != null && bytes(revision) == null) {
      return Verdict.notVerifiable(
          "its hash covers %s too, of which no hash confirms the text".formatted(start.unproven()));
    }
    return Verdict.compare(ALGORITHM, revision.hash(), same ? revision.hash() : hashes.get(0));
  }

  /** Files that were passed over, such as those before a checkpoint, are part of the hash too. */
  private boolean isAfterSkipped(AtlasRevision revision, SqlText text) {
    NavigableMap<String, DirectoryFile> all =
        new TreeMap<>(directory.headMap(revision.file(), false));
    int executed = all.size();
    onDisk.forEach(
        (file, bytes) -> {
          if (file.compareTo(revision.file()) < 0) {
            all.putIfAbsent(file, DirectoryFile.proven(bytes));
          }
        });
    if (all.size() == executed) {
      return false;
    }
    RunningHash start = RunningHash.of(all);
    return RawSpellings.of(text).stream()
        .anyMatch(bytes -> start.with(revision.file(), bytes).equals(revision.hash()));
  }

  /** A file of mixed line ends has none of our spellings. */
  private boolean isOnDisk(AtlasRevision revision, SqlText text) {
    byte[] ran = bytes(revision);
    return ran != null && SqlText.decode(ran, revision.file()).equals(text);
  }
}
