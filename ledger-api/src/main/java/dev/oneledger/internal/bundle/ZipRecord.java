package dev.oneledger.internal.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The records of a bundle's zip, without the name that follows a header: fields and their one
 * value, after PKWARE's APPNOTE 4.3.7, 4.3.12 and 4.3.16.
 */
final class ZipRecord {
  /** Before an entry's bytes. */
  static final ZipRecord LOCAL_HEADER = new ZipRecord("local header", 0x04034b50, Fields.COMMON);

  /** In the central directory. */
  static final ZipRecord CENTRAL_HEADER =
      new ZipRecord(
          "central header", 0x02014b50, "made by 2, " + Fields.COMMON + Fields.ONLY_CENTRAL);

  /** The end of the file. */
  static final ZipRecord END = new ZipRecord("end record", 0x06054b50, Fields.END);

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
  private static final short NONE = 0;
  private static final int CRC_AT = 14;
  private static final int SIZE_AT = 22;
  private static final int NAME_LENGTH_AT = 26;

  private final String words;
  private final int signature;
  private final List<Field> fields = new ArrayList<>();
  private final int length;

  private ZipRecord(String words, int signature, String layout) {
    this.words = words;
    this.signature = signature;
    int at = 0;
    for (String field : ("signature 4, " + layout).split(", ", -1)) {
      int blank = field.lastIndexOf(' ');
      int bytes = Integer.parseInt(field.substring(blank + 1));
      fields.add(new Field(field.substring(0, blank), at, bytes));
      at += bytes;
    }
    this.length = at;
  }

  /** Names and lengths of the fields behind the signature, in order. */
  private static final class Fields {
    static final String COMMON =
        "version needed 2, flags 2, method 2, time 2, date 2, crc 4, compressed size 4, size 4, name length 2, extra length 2";
    static final String ONLY_CENTRAL =
        ", comment length 2, disk 2, internal attributes 2, external attributes 4, offset 4";
    static final String END =
        "disk 2, directory disk 2, entries on disk 2, entries 2, directory size 4, directory offset 4, comment length 2";
  }

  /** A field: its name in words, where it begins, and how many bytes it has. */
  record Field(String name, int at, int bytes) {
    private String of(byte[] record) {
      StringBuilder hex = new StringBuilder("0x");
      for (int i = at + bytes - 1; i >= at; i--) {
        hex.append(String.format("%02x", record[i]));
      }
      return hex.toString();
    }
  }

  /** What it is called in messages. */
  String words() {
    return words;
  }

  /** How many bytes it has, the name not counted. */
  int length() {
    return length;
  }

  /** Whether a record of this kind begins with these bytes. */
  boolean begins(byte[] signatureBytes) {
    return littleEndian(signatureBytes).getInt() == signature;
  }

  /** How a record found differs from the one it must be; both have this kind's length. */
  Optional<String> difference(byte[] expected, byte[] actual) {
    return fields.stream()
        .filter(
            field ->
                !Arrays.equals(
                    expected,
                    field.at,
                    field.at + field.bytes,
                    actual,
                    field.at,
                    field.at + field.bytes))
        .findFirst()
        .map(
            field ->
                "%s of the %s: expected %s, found %s"
                    .formatted(field.name, words, field.of(expected), field.of(actual)));
  }

  static byte[] localHeader(int crc, int size, int nameLength) {
    byte[] header = new byte[LOCAL_HEADER.length];
    common(LOCAL_HEADER.begun(header), crc, size, nameLength);
    return header;
  }

  static byte[] centralHeader(StoredEntry entry) {
    byte[] bytes = new byte[CENTRAL_HEADER.length];
    ByteBuffer header = CENTRAL_HEADER.begun(bytes).putShort(MADE_BY);
    common(header, entry.facts().crc(), entry.facts().size(), entry.name().length);
    header.putShort(NONE); // comment
    header.putShort(NONE).putShort(NONE).putInt(ATTRIBUTES); // disk, internal, external
    header.putInt(entry.offset());
    return bytes;
  }

  static byte[] end(int entries, int directoryBytes, int directoryOffset) {
    byte[] bytes = new byte[END.length];
    ByteBuffer end = END.begun(bytes).putShort(NONE).putShort(NONE); // disks
    end.putShort((short) entries).putShort((short) entries);
    end.putInt(directoryBytes).putInt(directoryOffset).putShort(NONE);
    return bytes;
  }

  /** What both headers share, from the version needed to the length of the extra fields. */
  private static void common(ByteBuffer header, int crc, int size, int nameLength) {
    header.putShort(NEEDED).putShort(UTF8_NAMES).putShort(STORED);
    header.putShort(MIDNIGHT).putShort(FIRST_OF_JANUARY_1980);
    header.putInt(crc).putInt(size).putInt(size);
    header.putShort((short) nameLength).putShort(NONE);
  }

  /** The CRC-32 that a local header says. */
  static int crc(byte[] localHeader) {
    return littleEndian(localHeader).getInt(CRC_AT);
  }

  /** The size that a local header says, unsigned. */
  static int size(byte[] localHeader) {
    return littleEndian(localHeader).getInt(SIZE_AT);
  }

  /** How many bytes of name follow a local header. */
  static int nameLength(byte[] localHeader) {
    return Short.toUnsignedInt(littleEndian(localHeader).getShort(NAME_LENGTH_AT));
  }

  private ByteBuffer begun(byte[] record) {
    return littleEndian(record).putInt(signature);
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
