package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/**
 * A bundle's zip taken apart, to be put together again with anything in it wrong. Knows the form of
 * zips by itself: offsets are those of PKWARE's APPNOTE 4.3.
 */
final class ZipForge {
  static final String MANIFEST = "release-bundle.yaml";
  static final String SUMS = "SHA256SUMS";

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  final List<Part> parts = new ArrayList<>();
  private final List<Patch> endPatches = new ArrayList<>();
  byte[] before = {};
  byte[] betweenContentsAndDirectory = {};
  byte[] comment = {};
  byte[] after = {};

  /** A field's place in a local header; in a central one it lies two bytes further. */
  record Field(int at, int bytes) {
    static final Field VERSION = new Field(4, 2);
    static final Field FLAGS = new Field(6, 2);
    static final Field METHOD = new Field(8, 2);
    static final Field TIME = new Field(10, 2);
    static final Field DATE = new Field(12, 2);
    static final Field CRC = new Field(14, 4);
    static final Field COMPRESSED = new Field(18, 4);
    static final Field SIZE = new Field(22, 4);

    /** Only in central headers; said as if they were in local ones. */
    static final Field MADE_BY = new Field(2, 2);

    static final Field INTERNAL = new Field(34, 2);
    static final Field ATTRIBUTES = new Field(36, 4);
    static final Field OFFSET = new Field(40, 4);

    /** In the end record. */
    static final Field END_DISK = new Field(4, 2);

    static final Field END_ENTRIES = new Field(10, 2);
    static final Field END_SIZE = new Field(12, 4);
    static final Field END_OFFSET = new Field(16, 4);
  }

  private record Patch(int at, int bytes, long value) {
    void on(byte[] record) {
      for (int i = 0; i < bytes; i++) {
        record[at + i] = (byte) (value >>> (8 * i));
      }
    }
  }

  /** An entry: its header, its bytes, its header in the directory. */
  static final class Part {
    byte[] name;
    byte[] centralName;
    byte[] data;
    byte[] gap = {};
    byte[] localExtra = {};
    byte[] centralExtra = {};
    byte[] centralComment = {};
    byte[] descriptor = {};
    boolean hasLocal = true;
    boolean hasCentral = true;
    private final List<Patch> local = new ArrayList<>();
    private final List<Patch> central = new ArrayList<>();
    private int offset;

    Part(String name, byte[] data) {
      this.name = utf8(name);
      this.centralName = this.name;
      this.data = data;
    }

    Part local(Field field, long value) {
      local.add(new Patch(field.at, field.bytes, value));
      return this;
    }

    Part central(Field field, long value) {
      central.add(new Patch(field.at + 2, field.bytes, value));
      return this;
    }

    Part both(Field field, long value) {
      return local(field, value).central(field, value);
    }

    void rename(byte[] bytes) {
      name = bytes;
      centralName = bytes;
    }

    String path() {
      return new String(name, StandardCharsets.UTF_8);
    }

    private int crc() {
      CRC32 crc = new CRC32();
      crc.update(data);
      return (int) crc.getValue();
    }

    private void common(ByteBuffer header, byte[] theName, byte[] extra) {
      header.putShort((short) 10).putShort((short) 0x0800).putShort((short) 0);
      header.putShort((short) 0).putShort((short) 0x21).putInt(crc());
      header.putInt(data.length).putInt(data.length);
      header.putShort((short) theName.length).putShort((short) extra.length);
    }

    byte[] localBytes() {
      byte[] header = new byte[30];
      common(little(header).putInt(LOCAL), name, localExtra);
      local.forEach(patch -> patch.on(header));
      return joined(header, name, localExtra, data, descriptor);
    }

    private byte[] centralBytes() {
      byte[] header = new byte[46];
      ByteBuffer fields = little(header).putInt(CENTRAL).putShort((short) 0x0314);
      common(fields, centralName, centralExtra);
      fields.putShort((short) centralComment.length).putInt(0);
      fields.putInt(0100644 << 16).putInt(offset);
      central.forEach(patch -> patch.on(header));
      return joined(header, centralName, centralExtra, centralComment);
    }
  }

  static ZipForge of(Bundle bundle) {
    ZipForge forge = new ZipForge();
    bundle.paths().forEach(path -> forge.parts.add(new Part(path, bundle.content(path))));
    return forge;
  }

  Part part(String path) {
    return parts.stream().filter(part -> part.path().equals(path)).findFirst().orElseThrow();
  }

  /** Adds an entry where its name belongs. */
  Part add(String path, String text) {
    return add(new Part(path, utf8(text)));
  }

  Part add(Part part) {
    parts.add(part);
    sort();
    return part;
  }

  void sort() {
    parts.sort(Comparator.comparing(Part::path));
  }

  ZipForge remove(String path) {
    parts.remove(part(path));
    return this;
  }

  /** Changes a text file; its sums in the zip's records follow, SHA256SUMS does not. */
  ZipForge edit(String path, UnaryOperator<String> edit) {
    Part part = part(path);
    String old = new String(part.data, StandardCharsets.UTF_8);
    String edited = edit.apply(old);
    if (edited.equals(old)) {
      throw new IllegalStateException("the edit of " + path + " changes nothing");
    }
    part.data = utf8(edited);
    return this;
  }

  /** Makes SHA256SUMS what it must be for the files as they are. */
  ZipForge sum() {
    ByteArrayOutputStream sums = new ByteArrayOutputStream();
    for (Part part : parts) {
      if (!part.path().equals(SUMS)) {
        String sum = Hash.sha256(part.data).hex() + "  ";
        sums.writeBytes(joined(utf8(sum), part.name, utf8("\n")));
      }
    }
    part(SUMS).data = sums.toByteArray();
    return this;
  }

  ZipForge end(Field field, long value) {
    endPatches.add(new Patch(field.at, field.bytes, value));
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (Part part : parts) {
      out.writeBytes(part.gap);
      part.offset = out.size();
      if (part.hasLocal) {
        out.writeBytes(part.localBytes());
      }
    }
    out.writeBytes(betweenContentsAndDirectory);
    int directory = out.size();
    List<Part> listed = parts.stream().filter(part -> part.hasCentral).toList();
    listed.forEach(part -> out.writeBytes(part.centralBytes()));
    out.writeBytes(endRecord(listed.size(), out.size() - directory, directory));
    out.writeBytes(after);
    return out.toByteArray();
  }

  private byte[] endRecord(int entries, int length, int offset) {
    byte[] record = new byte[22];
    ByteBuffer fields = little(record).putInt(END).putInt(0);
    fields.putShort((short) entries).putShort((short) entries).putInt(length).putInt(offset);
    fields.putShort((short) comment.length);
    endPatches.forEach(patch -> patch.on(record));
    return joined(record, comment);
  }

  static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
