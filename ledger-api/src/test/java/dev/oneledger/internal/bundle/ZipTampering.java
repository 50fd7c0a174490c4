package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.ENTRY_NAME;
import static dev.oneledger.FindingCode.ZIP_MALFORMED;
import static dev.oneledger.internal.bundle.TamperCase.ZIP;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.joined;
import static dev.oneledger.internal.bundle.ZipForge.utf8;

import dev.oneledger.internal.bundle.ZipForge.Field;
import dev.oneledger.internal.bundle.ZipForge.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Zips that the right key signed and that are not of the form of bundles. */
final class ZipTampering {
  private static final String SQL = "sql/144_customer_health_score.sql";
  private static final String NOTES = "pr_notes.md";

  private ZipTampering() {}

  static List<TamperCase> cases() {
    return Stream.of(around(), records(), entries()).flatMap(List::stream).toList();
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
        null,
        release -> {
          ZipForge forge = release.forge();
          forging.accept(forge);
          release.publish(change.apply(forge.bytes()));
        });
  }
}
