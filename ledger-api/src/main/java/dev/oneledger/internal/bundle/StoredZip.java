package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes the one zip that a set of files has; see the package's description for its bytes, and
 * PKWARE's APPNOTE 4.3 for the records. Internal: may change in any release.
 */
public final class StoredZip {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END_OF_DIRECTORY = 0x06054b50;

  /**
   * Version 2.0 on Unix: elsewhere unzip takes names for the code page of DOS, UTF-8 flag or not.
   */
  private static final short MADE_BY = 0x0300 | 20;

  /** A regular file that all may read. */
  private static final int ATTRIBUTES = 0100644 << 16;

  private static final short NEEDED = 10;
  private static final short UTF8_NAMES = 0x0800;
  private static final short STORED = 0;
  private static final short MIDNIGHT = 0;
  private static final short FIRST_OF_JANUARY_1980 = 0x0021;
  private static final int MOST_ENTRIES = 0xFFFF - 1;
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  private StoredZip() {}

  private record Entry(String path, int crc, int size, int offset) {
    byte[] name() {
      return path.getBytes(StandardCharsets.UTF_8);
    }
  }

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
   * @throws LedgerException if there are more files or bytes than a zip of this form can hold
   */
  public static void write(BundleFiles files, OutputStream out) throws IOException {
    checkSize(files.facts());
    List<Entry> entries = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<String, FileFacts> file : files.facts().entrySet()) {
      Entry entry = new Entry(file.getKey(), file.getValue().crc(), file.getValue().size(), offset);
      byte[] header = localHeader(entry);
      out.write(header);
      out.write(files.content(entry.path));
      entries.add(entry);
      offset += header.length + entry.size;
    }
    int directory = 0;
    for (Entry entry : entries) {
      byte[] header = centralHeader(entry);
      out.write(header);
      directory += header.length;
    }
    out.write(end(entries.size(), directory, offset));
  }

  private static void checkSize(SortedMap<String, FileFacts> files) {
    long bytes = 0;
    for (Map.Entry<String, FileFacts> file : files.entrySet()) {
      bytes += file.getValue().size() + 2L * 3 * file.getKey().length() + 128;
    }
    if (files.size() > MOST_ENTRIES || bytes > MOST_BYTES) {
      throw new LedgerException(
          "The bundle is too large: expected at most %d files and %d bytes, found %d files and about %d bytes. Cut the release from a shorter lineage."
              .formatted(MOST_ENTRIES, MOST_BYTES, files.size(), bytes));
    }
  }

  private static byte[] localHeader(Entry entry) {
    byte[] name = entry.name();
    byte[] bytes = new byte[30 + name.length];
    ByteBuffer header = littleEndian(bytes).putInt(LOCAL_HEADER);
    common(header, entry, name.length).put(name);
    return bytes;
  }

  private static byte[] centralHeader(Entry entry) {
    byte[] name = entry.name();
    byte[] bytes = new byte[46 + name.length];
    ByteBuffer header = littleEndian(bytes).putInt(CENTRAL_HEADER).putShort(MADE_BY);
    common(header, entry, name.length);
    header.putShort((short) 0); // comment
    header.putShort((short) 0).putShort((short) 0).putInt(ATTRIBUTES); // disk, internal, external
    header.putInt(entry.offset).put(name);
    return bytes;
  }

  /** What both headers share, from the version needed to the length of the extra fields. */
  private static ByteBuffer common(ByteBuffer header, Entry entry, int nameLength) {
    header.putShort(NEEDED).putShort(UTF8_NAMES).putShort(STORED);
    header.putShort(MIDNIGHT).putShort(FIRST_OF_JANUARY_1980);
    header.putInt(entry.crc).putInt(entry.size).putInt(entry.size);
    return header.putShort((short) nameLength).putShort((short) 0);
  }

  private static byte[] end(int entries, int directoryBytes, int directoryOffset) {
    byte[] bytes = new byte[22];
    ByteBuffer end = littleEndian(bytes).putInt(END_OF_DIRECTORY);
    end.putShort((short) 0).putShort((short) 0); // disks
    end.putShort((short) entries).putShort((short) entries);
    end.putInt(directoryBytes).putInt(directoryOffset).putShort((short) 0);
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
