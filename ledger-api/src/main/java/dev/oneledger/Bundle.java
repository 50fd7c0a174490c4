package dev.oneledger;

import dev.oneledger.internal.bundle.BundleFiles;
import dev.oneledger.internal.bundle.BundleReader;
import dev.oneledger.internal.bundle.FileDrop;
import dev.oneledger.internal.bundle.ManifestData;
import dev.oneledger.internal.bundle.StoredZip;
import dev.oneledger.internal.sign.BundleSignatures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A release as files: its manifest, the SQL of its whole lineage, and for each tool what it takes
 * to replay it. The same release revision has the same bytes everywhere. Files are made or read
 * when asked for, so a bundle may be larger than memory. Immutable and thread-safe.
 */
public final class Bundle {
  private final ManifestData manifest;
  private final BundleFiles files;
  private final Hash digest;
  private final @Nullable Verification verification;

  private Bundle(
      ManifestData manifest, BundleFiles files, Hash digest, @Nullable Verification verification) {
    this.manifest = manifest;
    this.files = files;
    this.digest = digest;
    this.verification = verification;
  }

  /**
   * Opens a zip that others may have touched: its signatures first, then every byte of it. The file
   * must stay there as it is for as long as the bundle is in use.
   *
   * @param zip the file; its signatures lie beside it
   * @param trust whose signatures count
   * @throws FindingsException if it is not to be trusted, or is not exactly what {@link #writeZip}
   *     writes; the one finding names the entry and the rule
   * @throws LedgerException if it cannot be read
   */
  public static Bundle open(Path zip, Trust trust) {
    BundleReader reader = BundleReader.of(zip);
    return reader.read(BundleSignatures.verify(zip, trust));
  }

  /** For the library: a bundle of these files, which its manifest describes. */
  public static Bundle of(ManifestData manifest, BundleFiles files) {
    return new Bundle(manifest, files, StoredZip.digest(files), null);
  }

  /** For the library: a bundle of these verified files. */
  public static Bundle verified(
      ManifestData manifest, BundleFiles files, Verification verification) {
    return new Bundle(manifest, files, verification.digest(), verification);
  }

  /** Whose signatures counted when it was opened; empty if it was not read but made here. */
  public Optional<Verification> verification() {
    return Optional.ofNullable(verification);
  }

  /** The release revision it holds. */
  public ReleaseName release() {
    return manifest.release();
  }

  /** When the release was cut. */
  public Instant generated() {
    return manifest.generated();
  }

  /** The migrations attached to the release, in the order of application. */
  public List<MigrationId> attached() {
    return manifest.attached();
  }

  /** The migrations it builds a database from, pinned by hash. */
  public Lineage lineage() {
    return manifest.lineage();
  }

  /** The release it builds on; empty for an application's first. */
  public Optional<Predecessor> previous() {
    return Optional.ofNullable(manifest.previous());
  }

  /** Where, until when and on top of what it may be replayed. */
  public ReleaseConditions conditions() {
    return manifest.conditions();
  }

  /** The SQL its texts are written in. */
  public SqlDialect dialect() {
    return manifest.dialect();
  }

  /** For the library: all that the manifest says. */
  public ManifestData manifest() {
    return manifest;
  }

  /** The paths of its files, in the order of the zip, parts separated by {@code /}. */
  public SortedSet<String> paths() {
    return new TreeSet<>(files.facts().keySet());
  }

  /**
   * One file's bytes, in a new array.
   *
   * @throws LedgerException if there is no such file, or it is no longer what it was
   */
  public byte[] content(String path) {
    return files.content(path);
  }

  /** The SHA-256 of the bytes that {@link #writeZip} writes. */
  public Hash digest() {
    return digest;
  }

  /**
   * Writes the files into a new or empty folder, which appears whole or not at all. Where the
   * folder holds exactly this bundle already, nothing is done.
   *
   * @return the folder
   * @throws LedgerException if the folder holds anything else, or cannot be written
   */
  public Path writeDirectory(Path directory) {
    return FileDrop.directory(directory, files, "bundle of release " + release());
  }

  /**
   * Writes the bundle as one zip file, which appears whole or not at all and replaces an older one.
   *
   * @return the file
   * @throws LedgerException if it cannot be written
   */
  public Path writeZip(Path file) {
    return FileDrop.file(file, out -> StoredZip.write(files, out));
  }

  /** Release, number of files and digest. */
  @Override
  public String toString() {
    return "bundle of %s, %d files, %s".formatted(release(), files.facts().size(), digest);
  }
}
