package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Goes through a bundle's zip once, from its first byte to its last, and takes nothing but the one
 * form that {@link StoredZip} writes: every byte is either content, held by its sums, or follows
 * from names and contents. So the local headers and the central directory cannot disagree, nothing
 * fits before, between or behind the records, and no field is left to tell a reader otherwise.
 */
final class ZipScan {
  private static final Set<String> KEPT = Set.of(BundleWriter.MANIFEST, BundleWriter.SUMS);
  private static final int SIGNATURE_BYTES = 4;

  private final ZipInput in;
  private final Refusal refusal;
  private final ZipNames names;
  private final Telling telling;
  private final SortedMap<String, StoredEntry> entries = new TreeMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();

  private ZipScan(ZipInput in, Refusal refusal, Telling telling) {
    this.in = in;
    this.telling = telling;
    this.refusal = refusal;
    this.names = new ZipNames(refusal);
  }

  /** Reads all of it. */
  static ZipScan of(ZipInput in, Refusal refusal, Telling telling) throws IOException {
    ZipScan scan = new ZipScan(in, refusal, telling);
    byte[] next = scan.in.exactly(SIGNATURE_BYTES);
    while (ZipRecord.LOCAL_HEADER.begins(next)) {
      scan.entry(next);
      next = scan.in.exactly(SIGNATURE_BYTES);
    }
    scan.directory(next);
    scan.nothingBehind();
    return scan;
  }

  /** The entries by their paths, in the order of the zip. */
  SortedMap<String, StoredEntry> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }

  /** The bytes of the manifest or the sums; empty if there is no such entry. */
  Optional<byte[]> kept(String path) {
    return Optional.ofNullable(kept.get(path));
  }

  private void entry(byte[] signature) throws IOException {
    int offset = (int) (in.position() - SIGNATURE_BYTES);
    byte[] header = record(ZipRecord.LOCAL_HEADER, signature);
    int nameLength = ZipRecord.nameLength(header);
    byte[] name = in.exactly(nameLength);
    String place = ZipNames.shown(name);
    int size = ZipRecord.size(header);
    byte[] expected = ZipRecord.localHeader(ZipRecord.crc(header), size, nameLength);
    ZipRecord.LOCAL_HEADER.difference(expected, header).ifPresent(rule -> malformed(place, rule));
    String path = names.next(name);
    refuseLarge(path, size);
    telling.next(path, offset);
    content(path, offset, ZipRecord.crc(header), size);
  }

  private void refuseLarge(String path, int size) {
    int most = BundleLimits.of(path);
    if (Integer.toUnsignedLong(size) > most) {
      throw refusal.of(
          FindingCode.BUNDLE_TOO_LARGE,
          path,
          "a file of this name has at most %s bytes, this one has %s"
              .formatted(most, Integer.toUnsignedString(size)));
    }
    if (entries.size() == BundleLimits.ENTRIES) {
      throw refusal.of(
          FindingCode.BUNDLE_TOO_LARGE,
          path,
          "a bundle has at most %s files".formatted(BundleLimits.ENTRIES));
    }
  }

  private void content(String path, int offset, int crc, int size) throws IOException {
    RunningSums sums = new RunningSums();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    boolean keep = KEPT.contains(path);
    in.pass(
        size,
        (bytes, length) -> {
          sums.update(bytes, length);
          if (keep) {
            copy.write(bytes, 0, length);
          }
        });
    FileFacts facts = sums.facts();
    if (facts.crc() != crc) {
      throw refusal.of(
          FindingCode.ENTRY_SUM,
          path,
          "its header says CRC-32 %08x, its bytes have %08x".formatted(crc, facts.crc()));
    }
    entries.put(path, new StoredEntry(path, facts, offset));
    if (keep) {
      kept.put(path, copy.toByteArray());
    }
  }

  private void directory(byte[] firstSignature) throws IOException {
    int start = (int) (in.position() - SIGNATURE_BYTES);
    byte[] signature = firstSignature;
    Iterator<StoredEntry> rest = entries.values().iterator();
    while (ZipRecord.CENTRAL_HEADER.begins(signature)) {
      if (!rest.hasNext()) {
        malformed("the central directory has more entries than there are local headers");
      }
      centralHeader(rest.next(), signature);
      signature = in.exactly(SIGNATURE_BYTES);
    }
    if (!ZipRecord.END.begins(signature)) {
      malformed(
          "expected a header or the end record at byte %s, found 0x%08x"
              .formatted(
                  in.position() - SIGNATURE_BYTES, ZipRecord.littleEndian(signature).getInt()));
    }
    if (rest.hasNext()) {
      malformed(rest.next().path(), "the central directory does not list it");
    }
    int length = (int) (in.position() - SIGNATURE_BYTES) - start;
    byte[] expected = ZipRecord.end(entries.size(), length, start);
    ZipRecord.END.difference(expected, record(ZipRecord.END, signature)).ifPresent(this::malformed);
  }

  private void centralHeader(StoredEntry entry, byte[] signature) throws IOException {
    byte[] header = record(ZipRecord.CENTRAL_HEADER, signature);
    byte[] expected = ZipRecord.centralHeader(entry);
    ZipRecord.CENTRAL_HEADER
        .difference(expected, header)
        .ifPresent(rule -> malformed(entry.path(), rule));
    byte[] name = in.exactly(entry.name().length);
    if (!Arrays.equals(name, entry.name())) {
      malformed(entry.path(), "the central header names it '%s'".formatted(ZipNames.shown(name)));
    }
  }

  private byte[] record(ZipRecord kind, byte[] signature) throws IOException {
    byte[] rest = in.exactly(kind.length() - SIGNATURE_BYTES);
    return ByteBuffer.allocate(kind.length()).put(signature).put(rest).array();
  }

  private void nothingBehind() throws IOException {
    long end = in.position();
    in.drain();
    if (in.position() > end) {
      malformed("%s bytes follow the end record".formatted(in.position() - end));
    }
  }

  private void malformed(String place, String rule) {
    throw refusal.of(FindingCode.ZIP_MALFORMED, place, rule);
  }

  private void malformed(String rule) {
    throw refusal.of(FindingCode.ZIP_MALFORMED, rule);
  }
}
