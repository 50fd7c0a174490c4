package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.SyncReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evolution made, and how far it went.
 *
 * @param environment the environment
 * @param migration the migration, guarded, with its rollback; null if the schema is as desired
 * @param verdict what the proof found of it; null if there is no migration
 * @param notes what is worth knowing about it, and stops nothing
 * @param files the files it was written to; empty if no folder was given or nothing was written yet
 * @param applied what applying it did; null if it was only planned, or there was nothing to do
 */
public record Evolution(
    String environment,
    @Nullable Migration migration,
    @Nullable ProofVerdict verdict,
    List<Finding> notes,
    List<Path> files,
    @Nullable SyncReport applied) {

  /** Copies the lists. */
  public Evolution {
    notes = List.copyOf(notes);
    files = List.copyOf(files);
  }

  /** True if the schema is as desired already. */
  public boolean isEmpty() {
    return migration == null;
  }

  /** The migration, if there is one. */
  public Optional<Migration> generated() {
    return Optional.ofNullable(migration);
  }
}
