package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.BUNDLE_TOO_LARGE;
import static dev.oneledger.FindingCode.ENTRY_NAME;
import static dev.oneledger.FindingCode.ENTRY_SUM;
import static dev.oneledger.FindingCode.ZIP_MALFORMED;
import static dev.oneledger.internal.bundle.TamperCase.ZIP;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.joined;
import static dev.oneledger.internal.bundle.ZipForge.utf8;

import dev.oneledger.internal.bundle.ZipForge.Field;
import dev.oneledger.internal.bundle.ZipForge.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Zips that the right key signed and that are not of the form of bundles. */
final class ZipTampering {
  private static final String SQL = "sql/144_customer_health_score.sql";
  private static final String NOTES = "pr_notes.md";
  private static final int BOMB_BYTES = 50_000_000;

  private ZipTampering() {}

  static List<TamperCase> cases() {
    return Stream.of(around(), records(), entries(), disagreeing(), kinds())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TamperCase> around() {
    return List.of(
        bytes("bytes before the zip", "found 0x", zip -> joined(utf8("#!/bin/sh\n"), zip)),
        bytes("bytes behind the zip", "7 bytes follow", zip -> joined(zip, utf8("rm -rf\n"))),
        bytes("a second end record", "22 bytes follow", zip -> joined(zip, tail(zip, 22))),
        bytes("two zips in one file", "bytes follow", zip -> joined(zip, zip)),
        bytes("an empty file", "cut off", zip -> new byte[0]),
        bytes("no zip at all", "found 0x", zip -> utf8("release_id: rel_8f12\n")),
        bytes("cut off in a file", "cut off", zip -> Arrays.copyOf(zip, 300)),
        bytes("cut off in the directory", "cut off", zip -> Arrays.copyOf(zip, zip.length - 100)),
        bytes("cut off in the end record", "cut off", zip -> Arrays.copyOf(zip, zip.length - 1)),
        malformed(
            "a gap between two entries", ZIP, "found 0x", z -> z.parts.get(3).gap = utf8("gap!")),
        malformed(
            "a gap before the directory",
            ZIP,
            "found 0x",
            z -> z.betweenContentsAndDirectory = new byte[9]));
  }

  private static List<TamperCase> records() {
    return List.of(
        malformed("a comment of the zip", ZIP, "comment length", z -> z.comment = utf8("hello")),
        malformed(
            "a comment of an entry",
            SQL,
            "comment length",
            z -> z.part(SQL).centralComment = utf8("hello")),
        malformed(
            "an extra field in a local header",
            SQL,
            "extra length",
            z -> z.part(SQL).localExtra = extra(0x5455)),
        malformed(
            "an extra field in the directory",
            SQL,
            "extra length",
            z -> z.part(SQL).centralExtra = extra(0x5455)),
        malformed(
            "another name in an extra field",
            SQL,
            "extra length",
            z -> {
              z.part(SQL).localExtra = extra(0x7075);
              z.part(SQL).centralExtra = extra(0x7075);
            }),
        malformed(
            "a zip64 field",
            SQL,
            "version needed",
            z -> {
              z.part(SQL).both(Field.VERSION, 45).both(Field.SIZE, 0xffffffffL);
              z.part(SQL).both(Field.COMPRESSED, 0xffffffffL).localExtra = extra(1);
            }),
        malformed(
            "a zip64 end record",
            ZIP,
            "found 0x06064b50",
            z -> z.betweenContentsAndDirectory = new byte[0],
            zip -> joined(head(zip, 22), zip64End(), tail(zip, 22))),
        malformed(
            "more entries in the end record", ZIP, "entries", z -> z.end(Field.END_ENTRIES, 99)),
        malformed(
            "another size in the end record", ZIP, "directory size", z -> z.end(Field.END_SIZE, 9)),
        malformed(
            "another offset in the end record",
            ZIP,
            "directory offset",
            z -> z.end(Field.END_OFFSET, 0)),
        malformed("another disk", ZIP, "disk", z -> z.end(Field.END_DISK, 1)));
  }

  private static List<TamperCase> entries() {
    return List.of(
        malformed(
            "entries in another order",
            "sql/144_customer_health_score.sql",
            "ascending order",
            z -> swapLastTwo(z.parts)),
        malformed(
            "an entry in no directory", SQL, "central header", z -> z.part(SQL).hasCentral = false),
        malformed(
            "an entry only in the directory",
            ZIP,
            "more entries than there are local headers",
            z -> {
              Part ghost = z.add("sql/199_ghost.sql", "x");
              ghost.hasLocal = false;
            }),
        malformed("an entry inside another", "pr_notes.md", "central header", ZipTampering::nest),
        forged(
            "an entry twice",
            ENTRY_NAME,
            SQL,
            "is there twice",
            z -> {
              z.add(new Part(SQL, utf8("DROP TABLE customer;\n")));
              z.sum();
            }),
        forged(
            "an entry for a folder",
            ENTRY_NAME,
            "sql/",
            "'' is not a part",
            z -> {
              z.add("sql/", "");
              z.sum();
            }));
  }

  private static List<TamperCase> disagreeing() {
    return List.of(
        malformed(
            "another name in the directory",
            SQL,
            "the central header names it",
            z -> z.part(SQL).centralName = utf8("sql/144_customer_health_scare.sql")),
        malformed(
            "another size in the directory",
            SQL,
            "size of the central header",
            z -> z.part(SQL).central(Field.COMPRESSED, 9).central(Field.SIZE, 9)),
        malformed(
            "two sizes in both headers",
            SQL,
            "size of the local header",
            z -> z.part(SQL).both(Field.COMPRESSED, 9)),
        malformed(
            "another method in the directory",
            SQL,
            "method of the central header",
            z -> z.part(SQL).central(Field.METHOD, 8)),
        malformed(
            "another offset in the directory",
            SQL,
            "offset of the central header",
            z -> z.part(SQL).central(Field.OFFSET, 0)),
        malformed(
                "another checksum in the directory",
                SQL,
                "crc of the central header",
                z -> z.part(SQL).central(Field.CRC, 7))
            .unseenByRecipe(),
        forged(
            "another checksum in the local header",
            ENTRY_SUM,
            SQL,
            "CRC-32",
            z -> z.part(SQL).local(Field.CRC, 7)));
  }

  private static List<TamperCase> kinds() {
    return List.of(
        malformed("an encrypted entry", SQL, "flags", z -> z.part(SQL).both(Field.FLAGS, 0x801)),
        malformed("a name not marked as UTF-8", SQL, "flags", z -> z.part(SQL).both(Field.FLAGS, 0))
            .unseenByRecipe(),
        malformed(
            "sizes behind the data",
            SQL,
            "flags",
            z -> z.part(SQL).both(Field.FLAGS, 0x808).descriptor = new byte[16]),
        malformed("a compressed entry", SQL, "method", z -> compress(z.part(SQL))),
        malformed("a bomb", NOTES, "method", ZipTampering::bomb),
        malformed("another time", SQL, "date", z -> z.part(SQL).both(Field.DATE, 0x5921)),
        malformed(
            "a symbolic link", SQL, "external attributes", z -> attributes(z.part(SQL), 0120777)),
        malformed(
            "an executable file",
            SQL,
            "external attributes",
            z -> attributes(z.part(SQL), 0100755)),
        malformed("a device", SQL, "external attributes", z -> attributes(z.part(SQL), 0020644)),
        malformed(
            "made by another system", SQL, "made by", z -> z.part(SQL).central(Field.MADE_BY, 20)),
        new TamperCase(
            "a file larger than any bundle",
            BUNDLE_TOO_LARGE,
            ZIP,
            "at most 2147483647 bytes",
            true,
            release -> {
              release.unsign();
              try (RandomAccessFile file = new RandomAccessFile(release.zip.toFile(), "rw")) {
                file.setLength(1L << 31);
              }
            }));
  }

  private static void nest(ZipForge forge) {
    Part inner = forge.part("release-bundle.yaml");
    Part outer = forge.part(NOTES);
    byte[] text = outer.data;
    outer.data = joined(text, inner.localBytes());
    outer.central(Field.SIZE, text.length).central(Field.COMPRESSED, text.length);
    inner.hasLocal = false;
  }

  private static void swapLastTwo(List<Part> parts) {
    Collections.swap(parts, parts.size() - 1, parts.size() - 2);
  }

  private static void attributes(Part part, int mode) {
    part.central(Field.ATTRIBUTES, (long) mode << 16);
  }

  private static void compress(Part part) {
    int size = part.data.length;
    CRC32 crc = new CRC32();
    crc.update(part.data);
    part.data = deflated(part.data);
    part.both(Field.METHOD, 8).both(Field.SIZE, size).both(Field.CRC, crc.getValue());
  }

  private static void bomb(ZipForge forge) {
    Part part = forge.part(NOTES);
    part.data = new byte[BOMB_BYTES];
    compress(part);
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, raw)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      raw.end();
    }
    return out.toByteArray();
  }

  /** Four bytes under this id. */
  private static byte[] extra(int id) {
    return new byte[] {(byte) id, (byte) (id >> 8), 4, 0, 1, 2, 3, 4};
  }

  private static byte[] zip64End() {
    byte[] record = new byte[56];
    record[0] = 'P';
    record[1] = 'K';
    record[2] = 6;
    record[3] = 6;
    record[4] = 44;
    return record;
  }

  private static byte[] head(byte[] bytes, int less) {
    return Arrays.copyOf(bytes, bytes.length - less);
  }

  private static byte[] tail(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }

  private static TamperCase bytes(String name, String rule, UnaryOperator<byte[]> change) {
    return malformed(name, ZIP, rule, forge -> {}, change);
  }

  private static TamperCase malformed(
      String name, String place, String rule, Consumer<ZipForge> forging) {
    return forged(name, ZIP_MALFORMED, place, rule, forging.andThen(ZipForge::sum));
  }

  private static TamperCase malformed(
      String name,
      String place,
      String rule,
      Consumer<ZipForge> forging,
      UnaryOperator<byte[]> change) {
    return new TamperCase(
        name,
        ZIP_MALFORMED,
        place,
        rule,
        true,
        release -> {
          ZipForge forge = release.forge();
          forging.accept(forge);
          release.publish(change.apply(forge.bytes()));
        });
  }
}
