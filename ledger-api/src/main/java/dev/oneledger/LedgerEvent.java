package dev.oneledger;

import dev.oneledger.spi.LockHolder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link LedgerListener} hears. */
public sealed interface LedgerEvent {

  /** The environment it happened in; null where it is about none. */
  @Nullable String environment();

  /**
   * A migration is about to be applied. Where another runner turns out to have been first, neither
   * {@link Applied} nor {@link Failed} follows.
   *
   * @param number its place among those that this call applies, from 1
   * @param of how many these are, as it looks now
   */
  record Applying(String environment, MigrationId migration, int number, int of)
      implements LedgerEvent {}

  /**
   * A migration was applied.
   *
   * @param took how long, by the database's clock where it tells
   */
  record Applied(String environment, MigrationId migration, Duration took) implements LedgerEvent {}

  /**
   * A migration failed; the exception that says so is on its way to the caller.
   *
   * @param message what failed, where, and what to do
   */
  record Failed(String environment, MigrationId migration, String message) implements LedgerEvent {}

  /**
   * Another runner is waited for. Comes about once a second while it lasts.
   *
   * @param holder who is waited for
   * @param deadline how long is waited in all
   */
  record Waiting(String environment, LockHolder holder, Duration deadline) implements LedgerEvent {}

  /** It is not known whether a statement took effect; somebody has to look. */
  record InDoubt(String environment, MigrationId migration, Finding finding)
      implements LedgerEvent {}

  /**
   * A release is about to be cut or assigned although gates do not pass: they only warn, or
   * somebody overrides them.
   *
   * @param environment where it is assigned; null if it is cut
   * @param release the release revision
   * @param findings one for each such gate
   */
  record GatesNotPassed(@Nullable String environment, ReleaseName release, List<Finding> findings)
      implements LedgerEvent {
    /** Copies the findings. */
    public GatesNotPassed {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A file of a bundle is about to be written to its zip or folder, or read from its zip, for
   * {@link Bundle#writeZip(java.nio.file.Path, LedgerListener, dev.oneledger.spi.Signer...)},
   * {@link Bundle#writeDirectory(java.nio.file.Path, LedgerListener)} and {@link
   * Bundle#open(java.nio.file.Path, Trust, LedgerListener)}.
   *
   * @param work whether it is written or read
   * @param path the file's path in the bundle
   * @param done how many bytes of the zip, or of the folder's files, went before it
   * @param of how many bytes these are
   */
  record BundleFile(Work work, String path, long done, long of) implements LedgerEvent {

    /** What is done with a bundle's files. */
    public enum Work {
      /** They are written to a zip or a folder. */
      WRITING,
      /** They are read from a zip, and held to its sums. */
      READING
    }

    /** It is about no environment. */
    @Override
    public @Nullable String environment() {
      return null;
    }
  }

  /**
   * A file of a release's bundle is about to be made, for {@link ReleaseDraft#cut} and {@link
   * Release#bundle}. Its checksums and its digest follow when all are.
   *
   * @param path the file's path in the bundle
   * @param number its place among them, from 1
   * @param of how many are made
   */
  record Rendering(String path, int number, int of) implements LedgerEvent {

    /** It is about no environment. */
    @Override
    public @Nullable String environment() {
      return null;
    }
  }

  /**
   * A zip is read once from end to end, so that its signatures can be verified, for {@link
   * Bundle#open(java.nio.file.Path, Trust, LedgerListener)}. Comes at the start, and then whenever
   * another {@link #STRIDE} is read.
   *
   * @param file the zip's name
   * @param done how many bytes are read
   * @param of how many bytes it has
   */
  record Verifying(String file, long done, long of) implements LedgerEvent {
    /** How many bytes lie between two of them: a tenth of a second on a slow disk. */
    public static final long STRIDE = 8L * 1024 * 1024;

    /** It is about no environment. */
    @Override
    public @Nullable String environment() {
      return null;
    }
  }

  /**
   * A migration is about to be proven on a scratch database, for {@code ProofSeries} of ledger-ddl.
   *
   * @param number its place among those of the series, from 1
   * @param of how many these are
   */
  record Proving(MigrationId migration, int number, int of) implements LedgerEvent {

    /** It is about no environment. */
    @Override
    public @Nullable String environment() {
      return null;
    }
  }

  /** A sync met problems: findings that are more than notes. */
  record Drift(String environment, List<Finding> findings) implements LedgerEvent {
    /** Copies the findings. */
    public Drift {
      findings = List.copyOf(findings);
    }
  }
}
