package dev.oneledger.internal.bundle;

import dev.oneledger.Assurances;
import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerListener;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.Verification;
import dev.oneledger.internal.file.FileDrop;
import dev.oneledger.internal.file.FolderDrop;
import dev.oneledger.internal.sign.BundleSignatures;
import dev.oneledger.spi.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A bundle of files that its manifest describes. Internal: may change in any release. */
public final class FileBundle implements Bundle {
  private final ManifestData manifest;
  private final BundleFiles files;
  private final Hash digest;
  private final @Nullable Verification verification;

  /**
   * Makes a bundle.
   *
   * @param digest the SHA-256 of the files' zip
   * @param verification how the zip they are read from was verified; null if they are not read
   */
  FileBundle(
      ManifestData manifest, BundleFiles files, Hash digest, @Nullable Verification verification) {
    this.manifest = manifest;
    this.files = files;
    this.digest = digest;
    this.verification = verification;
  }

  @Override
  public ReleaseName release() {
    return manifest.release();
  }

  @Override
  public Instant generated() {
    return manifest.generated();
  }

  @Override
  public List<MigrationId> attached() {
    return manifest.attached();
  }

  @Override
  public Lineage lineage() {
    return manifest.lineage();
  }

  @Override
  public Map<MigrationId, Assurances> assurances() {
    return manifest.assurances();
  }

  @Override
  public Optional<Predecessor> previous() {
    return Optional.ofNullable(manifest.previous());
  }

  @Override
  public ReleaseConditions conditions() {
    return manifest.conditions();
  }

  @Override
  public SqlDialect dialect() {
    return manifest.dialect();
  }

  @Override
  public List<String> layouts() {
    return manifest.layouts();
  }

  @Override
  public Optional<Verification> verification() {
    return Optional.ofNullable(verification);
  }

  @Override
  public SortedSet<String> paths() {
    return new TreeSet<>(files.facts().keySet());
  }

  @Override
  public byte[] content(String path) {
    return files.content(path);
  }

  @Override
  public Hash digest() {
    return digest;
  }

  @Override
  public Path writeDirectory(Path directory) {
    return writeDirectory(directory, event -> {});
  }

  @Override
  public Path writeDirectory(Path directory, LedgerListener listener) {
    return FolderDrop.folder(
        directory,
        ToldFiles.of(files, listener),
        "bundle of release " + release(),
        there -> new OlderBundle(manifest).isIn(there));
  }

  @Override
  public Path writeZip(Path file, Signer... signers) {
    return writeZip(file, event -> {}, signers);
  }

  @Override
  public Path writeZip(Path file, LedgerListener listener, Signer... signers) {
    FileDrop.file(
        file,
        out -> StoredZip.write(files, out, listener),
        () -> BundleSignatures.discardUnlessOf(file, digest));
    if (signers.length > 0) {
      BundleSignatures.sign(file, digest, signers);
    }
    return file;
  }

  /** Release, number of files and digest. */
  @Override
  public String toString() {
    return "bundle of %s, %s files, %s".formatted(release(), files.facts().size(), digest);
  }
}
