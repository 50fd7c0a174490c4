package dev.oneledger.internal.index;

import dev.oneledger.Hash;
import java.util.HexFormat;

/**
 * One {@code .sql} file in an index. Internal: may change in any release.
 *
 * @param path its path below the folder, parts separated by {@code /}
 * @param size in bytes
 * @param crc CRC-32 of the bytes, as a jar's table of contents has it
 * @param textHash of its canonical text
 * @param tokenHash the hash that comments and blanks do not change
 * @param transactional whether it runs inside one transaction
 */
public record IndexedFile(
    String path, long size, long crc, Hash textHash, Hash tokenHash, boolean transactional) {
  private static final String TRANSACTIONAL = "transactional";
  private static final String STATEMENTWISE = "statementwise";
  private static final int FIELDS = 6;

  String line() {
    return String.join(
        "\t",
        path,
        Long.toString(size),
        HexFormat.of().toHexDigits((int) crc),
        textHash.toString(),
        tokenHash.toString(),
        transactional ? TRANSACTIONAL : STATEMENTWISE);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static IndexedFile parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("a line has another form: '" + line + "'");
    }
    return new IndexedFile(
        fields[0],
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2], 16),
        Hash.parse(fields[3]),
        Hash.parse(fields[4]),
        fields[5].equals(TRANSACTIONAL));
  }
}
