package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes the one zip that a set of files has; see the package's description for its bytes.
 * Internal: may change in any release.
 */
public final class StoredZip {

  private StoredZip() {}

  /** The SHA-256 of what {@link #write} writes. */
  public static Hash digest(BundleFiles files) {
    try (DigestOutputStream out =
        new DigestOutputStream(OutputStream.nullOutputStream(), DigestUtils.getSha256Digest())) {
      write(files, out);
      return new Hash(Hash.SHA256, Hex.encodeHexString(out.getMessageDigest().digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the zip; the stream stays open.
   *
   * @throws LedgerException if there are more files or bytes than a bundle may have
   */
  public static void write(BundleFiles files, OutputStream out) throws IOException {
    write(files, out, event -> {});
  }

  /** The same, telling a listener which file is next. */
  static void write(BundleFiles files, OutputStream out, LedgerListener listener)
      throws IOException {
    Telling telling = new Telling(listener, Work.WRITING, checkedSize(files.facts()));
    List<StoredEntry> entries = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<String, FileFacts> file : files.facts().entrySet()) {
      StoredEntry entry = new StoredEntry(file.getKey(), file.getValue(), offset);
      FileFacts facts = entry.facts();
      byte[] name = entry.name();
      telling.next(entry.path(), offset);
      out.write(ZipRecord.localHeader(facts.crc(), facts.size(), name.length));
      out.write(name);
      out.write(files.content(entry.path()));
      entries.add(entry);
      offset += ZipRecord.LOCAL_HEADER.length() + name.length + facts.size();
    }
    int directory = 0;
    for (StoredEntry entry : entries) {
      byte[] name = entry.name();
      out.write(ZipRecord.centralHeader(entry));
      out.write(name);
      directory += ZipRecord.CENTRAL_HEADER.length() + name.length;
    }
    out.write(ZipRecord.end(entries.size(), directory, offset));
  }

  private static long checkedSize(SortedMap<String, FileFacts> files) {
    long bytes = ZipRecord.END.length();
    int headers = ZipRecord.LOCAL_HEADER.length() + ZipRecord.CENTRAL_HEADER.length();
    for (Map.Entry<String, FileFacts> file : files.entrySet()) {
      String path = file.getKey();
      int size = file.getValue().size();
      bytes += size + 2L * path.getBytes(StandardCharsets.UTF_8).length + headers;
      if (size > BundleLimits.of(path)) {
        throw tooLarge(
            "at most %s bytes of '%s'".formatted(BundleLimits.of(path), path), size + " bytes");
      }
    }
    if (files.size() > BundleLimits.ENTRIES || bytes > BundleLimits.ZIP_BYTES) {
      throw tooLarge(
          "at most %s files and %s bytes".formatted(BundleLimits.ENTRIES, BundleLimits.ZIP_BYTES),
          "%s files and %s bytes".formatted(files.size(), bytes));
    }
    return bytes;
  }

  private static LedgerException tooLarge(String expected, String actual) {
    return new LedgerException(
        "The bundle is too large: expected %s, found %s. Cut the release from a shorter lineage."
            .formatted(expected, actual));
  }
}
