package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.Verification;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads bundles; see the package's description. A refusal is a {@link FindingsException} with one
 * finding. Internal: may change in any release.
 */
public final class BundleReader {
  private final Path zip;
  private final Refusal refusal;

  private BundleReader(Path zip) {
    this.zip = zip.toAbsolutePath();
    this.refusal = new Refusal(zip);
  }

  /**
   * A reader of this file, if it is no larger than a bundle may be.
   *
   * @throws LedgerException if it cannot be read
   */
  public static BundleReader of(Path zip) {
    BundleReader reader = new BundleReader(zip);
    reader.checkFile();
    return reader;
  }

  private void checkFile() {
    try {
      long size = Files.size(zip);
      if (size > BundleLimits.ZIP_BYTES) {
        throw refusal.of(
            FindingCode.BUNDLE_TOO_LARGE,
            "a bundle has at most %s bytes, this file has %s"
                .formatted(BundleLimits.ZIP_BYTES, size));
      }
      if (!Files.isRegularFile(zip)) {
        throw refusal.of(FindingCode.ZIP_MALFORMED, "a bundle is a regular file, this is none");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads what was verified.
   *
   * @throws FindingsException if the file is no longer that, or no bundle
   * @throws LedgerException if it cannot be read
   */
  public Bundle read(Verification verification) {
    return read(verification, event -> {});
  }

  /**
   * The same, telling a listener which file is next.
   *
   * @throws FindingsException if the file is no longer what was verified, or no bundle
   * @throws LedgerException if it cannot be read
   */
  public Bundle read(Verification verification, LedgerListener listener) {
    ZipScan scan = scan(verification.digest(), listener);
    ZipFiles files = new ZipFiles(new Refusal(zip), scan.entries());
    Sums.check(scan.kept(BundleWriter.SUMS), files.facts(), refusal);
    Optional<byte[]> manifest = scan.kept(BundleWriter.MANIFEST);
    ManifestData data =
        new ManifestReader(refusal)
            .read(
                manifest.orElseThrow(
                    () ->
                        refusal.of(
                            FindingCode.MANIFEST_MALFORMED, "it has no " + BundleWriter.MANIFEST)));
    new ManifestFiles(data, files.facts(), refusal).check();
    return new FileBundle(data, files, verification.digest(), verification);
  }

  /** A file that changes while it is read is told apart from one that was malformed before. */
  private ZipScan scan(Hash expected, LedgerListener listener) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(zip))) {
      ZipInput in = new ZipInput(file, refusal);
      ZipScan scan = scanned(in, expected, listener);
      refuseChanged(in, expected);
      return scan;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ZipScan scanned(ZipInput in, Hash expected, LedgerListener listener) throws IOException {
    try {
      return ZipScan.of(in, refusal, new Telling(listener, Work.READING, Files.size(zip)));
    } catch (FindingsException malformed) {
      refuseChanged(in, expected);
      throw malformed;
    }
  }

  private void refuseChanged(ZipInput in, Hash expected) throws IOException {
    in.drain();
    Hash actual = in.sha256();
    if (!actual.equals(expected)) {
      throw refusal.of(
          FindingCode.FILE_CHANGED,
          "it changed while it was read: expected %s, found %s".formatted(expected, actual));
    }
  }

  private LedgerException unreadable(IOException cause) {
    return new LedgerException(
        "Bundle '%s' cannot be read: %s. Name a zip file that this process may read."
            .formatted(zip, cause),
        cause);
  }
}
