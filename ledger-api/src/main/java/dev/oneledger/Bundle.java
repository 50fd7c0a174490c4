package dev.oneledger;

import dev.oneledger.internal.bundle.BundleReader;
import dev.oneledger.internal.sign.BundleSignatures;
import dev.oneledger.spi.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A release as files: its manifest, the SQL of its whole lineage, and for each tool what it takes
 * to replay it. The same release revision has the same bytes everywhere. Files are made or read
 * when asked for, so a bundle may be larger than memory. Immutable and thread-safe; made by the
 * library alone.
 */
public interface Bundle {

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
  static Bundle open(Path zip, Trust trust) {
    return open(zip, trust, event -> {});
  }

  /**
   * The same, telling a listener how far the zip is verified, by {@link LedgerEvent.Verifying}, and
   * then which file is next, by {@link LedgerEvent.BundleFile}.
   *
   * @throws FindingsException as {@link #open(Path, Trust)}
   * @throws LedgerException as {@link #open(Path, Trust)}
   */
  static Bundle open(Path zip, Trust trust, LedgerListener listener) {
    return BundleReader.of(zip).read(BundleSignatures.verify(zip, trust, listener), listener);
  }

  /** The release revision it holds. */
  ReleaseName release();

  /** When the release was cut. */
  Instant generated();

  /** The migrations attached to the release, in the order of application. */
  List<MigrationId> attached();

  /** The migrations it builds a database from, pinned by hash. */
  Lineage lineage();

  /** What is known of each migration of the lineage, as it was when the release was cut. */
  Map<MigrationId, Assurances> assurances();

  /** The release it builds on; empty for an application's first. */
  Optional<Predecessor> previous();

  /** Where, until when and on top of what it may be replayed. */
  ReleaseConditions conditions();

  /** The SQL its texts are written in. */
  SqlDialect dialect();

  /** Names of the layouts it can be replayed by, sorted: its folders below {@code apply/}. */
  List<String> layouts();

  /** By whose keys and when it was verified; empty for one that was not opened from a file. */
  Optional<Verification> verification();

  /** The paths of its files, in the order of the zip, parts separated by {@code /}. */
  SortedSet<String> paths();

  /**
   * One file's bytes, in a new array.
   *
   * @throws LedgerException if there is no such file, or it is no longer what it was
   */
  byte[] content(String path);

  /** The SHA-256 of the bytes that {@link #writeZip} writes. */
  Hash digest();

  /**
   * Writes the files into a new or empty folder, which appears whole or not at all. Where the
   * folder holds exactly this bundle already, nothing is done; where it holds exactly the bundle of
   * an earlier revision of the same release, this one takes its place.
   *
   * @return the folder
   * @throws LedgerException if the folder holds anything else, or cannot be written
   */
  Path writeDirectory(Path directory);

  /**
   * The same, telling a listener which file is next, by {@link LedgerEvent.BundleFile}; nothing
   * where the folder holds this bundle already.
   *
   * @throws LedgerException as {@link #writeDirectory(Path)}
   */
  Path writeDirectory(Path directory, LedgerListener listener);

  /**
   * Writes the bundle as one zip file, which appears whole or not at all and replaces an older one,
   * and signs it. The signatures lie beside the zip, two for each key, with a file of its digest;
   * {@code docs/bundle-format.md} says how they are verified. Those of a zip that is replaced by
   * other bytes are removed just before it is.
   *
   * @param signers whose signatures to add; others that are there for the same bytes stay
   * @return the zip
   * @throws FindingsException with {@link FindingCode#DIGEST_WRONG} if the zip was replaced by
   *     another before it was signed; or if the digest file beside it, where the zip was there
   *     already, names another. Nothing is signed then
   * @throws LedgerException if the zip cannot be written: the older one is still there, without its
   *     signatures if only the last step failed, which puts the new one in its place. If a signer
   *     fails, or does not sign with its key: the zip is there, with none of the new signatures. If
   *     a signature's file cannot be written: the zip is there, and so are those signatures that
   *     were written before, each whole
   */
  Path writeZip(Path file, Signer... signers);

  /**
   * The same, telling a listener which file is next, by {@link LedgerEvent.BundleFile}.
   *
   * @throws FindingsException as {@link #writeZip(Path, Signer...)}
   * @throws LedgerException as {@link #writeZip(Path, Signer...)}
   */
  Path writeZip(Path file, LedgerListener listener, Signer... signers);
}
