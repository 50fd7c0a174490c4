package dev.oneledger;

import dev.oneledger.internal.bundle.HeldFiles;
import dev.oneledger.internal.file.FolderDrop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A managed environment, ready to be handed over to another tool: the SQL that gives that tool the
 * environment's history, and scripts it recognises. Nothing was written anywhere.
 *
 * @param environment the environment
 * @param tool the tool, such as {@code flyway}
 * @param files texts by relative path; {@code eject.sql} is what to run on the database
 * @param applied what the tool will find applied, in order
 * @param byName those of them whose text the ledger does not have
 */
public record Ejection(
    String environment,
    String tool,
    SortedMap<String, String> files,
    List<MigrationId> applied,
    List<MigrationId> byName) {
  public Ejection {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    applied = List.copyOf(applied);
    byName = List.copyOf(byName);
  }

  /**
   * Writes the files into a new or empty folder, which appears whole or not at all. Where the
   * folder holds exactly these files already, nothing is done.
   *
   * @return the folder
   * @throws LedgerException if the folder holds anything else, or cannot be written
   */
  public Path writeTo(Path directory) {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return FolderDrop.folder(
        directory, new HeldFiles(bytes), "ejection of %s to %s".formatted(environment, tool));
  }

  /** Environment, tool and what the tool will find. */
  @Override
  public String toString() {
    String unknown = byName.isEmpty() ? "" : ", %s of them by name only".formatted(byName.size());
    return "%s, ready for %s: %s applied%s; run eject.sql on its database, then demote it."
        .formatted(environment, tool, applied.size(), unknown);
  }
}
