package dev.oneledger;

import dev.oneledger.internal.bundle.BundlePaths;
import dev.oneledger.internal.bundle.FileDrop;
import dev.oneledger.internal.bundle.StoredZip;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release as files: its manifest, the SQL of its whole lineage, and for each tool what it takes
 * to replay it. The same release revision has the same bytes everywhere. Immutable and thread-safe.
 */
public final class Bundle {
  private final ReleaseName release;
  private final Lineage lineage;
  private final SortedMap<String, byte[]> files;
  private final Hash digest;

  private Bundle(ReleaseName release, Lineage lineage, SortedMap<String, byte[]> files) {
    this.release = release;
    this.lineage = lineage;
    this.files = files;
    this.digest = StoredZip.digest(files);
  }

  /**
   * A bundle of these files, which are copied.
   *
   * @param files contents by relative path, parts separated by {@code /}
   * @throws LedgerException if a path is not a safe relative one, or two differ only in case
   */
  public static Bundle of(ReleaseName release, Lineage lineage, Map<String, byte[]> files) {
    BundlePaths.check(files.keySet());
    return new Bundle(release, lineage, copy(files));
  }

  /** The release revision it holds. */
  public ReleaseName release() {
    return release;
  }

  /** The migrations it builds a database from, pinned by hash. */
  public Lineage lineage() {
    return lineage;
  }

  /** Every file by its path, in a new map of new arrays that cannot be changed. */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(copy(files));
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
    return FileDrop.directory(directory, files, "bundle of release " + release);
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

  private static SortedMap<String, byte[]> copy(Map<String, byte[]> files) {
    SortedMap<String, byte[]> copies = new TreeMap<>();
    files.forEach((path, bytes) -> copies.put(path, bytes.clone()));
    return copies;
  }

  /** Release, number of files and digest. */
  @Override
  public String toString() {
    return "bundle of %s, %d files, %s".formatted(release, files.size(), digest);
  }
}
