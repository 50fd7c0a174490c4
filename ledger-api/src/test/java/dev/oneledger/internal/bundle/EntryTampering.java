package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.BUNDLE_TOO_LARGE;
import static dev.oneledger.FindingCode.ENTRY_SUM;
import static dev.oneledger.FindingCode.ZIP_MALFORMED;
import static dev.oneledger.internal.bundle.TamperCase.ZIP;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.utf8;

import dev.oneledger.internal.bundle.ZipForge.Field;
import dev.oneledger.internal.bundle.ZipForge.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Zips that the right key signed, with an entry that two readers may take for two things. */
final class EntryTampering {
  private static final String SQL = "sql/144_customer_health_score.sql";
  private static final String NOTES = "pr_notes.md";
  private static final int BOMB_BYTES = 50_000_000;

  private EntryTampering() {}

  static List<TamperCase> cases() {
    return Stream.concat(disagreeing().stream(), kinds().stream()).toList();
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
            .unseenByRecipe(BlindSpot.HEADERS),
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
            .unseenByRecipe(BlindSpot.HEADERS),
        malformed(
            "sizes behind the data",
            SQL,
            "flags",
            z -> z.part(SQL).both(Field.FLAGS, 0x808).descriptor = new byte[16]),
        malformed("a compressed entry", SQL, "method", z -> compress(z.part(SQL))),
        malformed("a bomb", NOTES, "method", EntryTampering::bomb),
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
            "an entry marked as text",
            SQL,
            "internal attributes",
            z -> z.part(SQL).central(Field.INTERNAL, 1)),
        malformed(
            "made by another system", SQL, "made by", z -> z.part(SQL).central(Field.MADE_BY, 20)),
        new TamperCase(
            "a file larger than any bundle",
            BUNDLE_TOO_LARGE,
            ZIP,
            "at most 2147483647 bytes",
            null,
            release -> {
              release.unsign();
              try (RandomAccessFile file = new RandomAccessFile(release.zip.toFile(), "rw")) {
                file.setLength(1L << 31);
              }
            }));
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

  private static TamperCase malformed(
      String name, String place, String rule, Consumer<ZipForge> forging) {
    return forged(name, ZIP_MALFORMED, place, rule, forging.andThen(ZipForge::sum));
  }
}
