package dev.oneledger.internal.index;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An index as a text; the package's description has the format. Internal: may change in any
 * release.
 *
 * @param header what it says of all files together
 * @param files the files, by path
 */
public record IndexText(IndexHeader header, List<IndexedFile> files) {
  /** Its name in the migrations' folder. */
  public static final String FILE_NAME = "oneledger.index";

  private static final String ANY_FORMAT = "oneledger-index-";
  private static final String SEAL = " content=";
  private static final int LONGEST_HEADER = 1000;

  public IndexText {
    files = List.copyOf(files);
  }

  /** The whole text. */
  public String write() {
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append(file.line()).append('\n'));
    String unsealed = header.unsealed();
    return unsealed + SEAL + Hash.sha256(unsealed + "\n" + lines) + "\n" + lines;
  }

  /**
   * Reads the header alone; empty if the index has another version.
   *
   * @param where the file, for messages
   * @throws LedgerException if it is no index
   */
  public static Optional<IndexHeader> header(InputStream in, String where) throws IOException {
    String beginning = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
    int end = beginning.indexOf('\n');
    return header(end < 0 ? beginning : beginning.substring(0, end), where);
  }

  private static Optional<IndexHeader> header(String line, String where) {
    if (line.startsWith(ANY_FORMAT) && !line.startsWith(IndexHeader.FORMAT + " ")) {
      return Optional.empty();
    }
    try {
      return Optional.of(IndexHeader.parse(line));
    } catch (IllegalArgumentException | LedgerException damaged) {
      throw unusable(where, String.valueOf(damaged.getMessage()));
    }
  }

  /**
   * Reads a whole index; empty if it has another version.
   *
   * @param where the file, for messages
   * @throws LedgerException if it is no index, or is not as it was written
   */
  public static Optional<IndexText> read(InputStream in, String where) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    Optional<IndexHeader> header = header(first, where);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    String lines = end < 0 ? "" : text.substring(end + 1);
    requireSealed(first, lines, where);
    List<IndexedFile> files = new ArrayList<>();
    try {
      lines.lines().forEach(line -> files.add(IndexedFile.parse(line)));
    } catch (IllegalArgumentException | LedgerException damaged) {
      throw unusable(where, String.valueOf(damaged.getMessage()));
    }
    return Optional.of(new IndexText(header.get(), files));
  }

  private static void requireSealed(String first, String lines, String where) {
    int seal = first.indexOf(SEAL);
    String unsealed = seal < 0 ? first : first.substring(0, seal);
    String expected = seal < 0 ? "none" : first.substring(seal + SEAL.length());
    String actual = Hash.sha256(unsealed + "\n" + lines).toString();
    if (!actual.equals(expected)) {
      throw unusable(
          where,
          "it is not as it was written\n  expected: %s\n  actual:   %s"
              .formatted(expected, actual));
    }
  }

  private static LedgerException unusable(String where, String reason) {
    return new LedgerException(
        """
        The index of migrations cannot be used.
          where:    %s
          reason:   %s
          to do:    %s"""
            .formatted(where, reason, REMEDY));
  }

  /** What to do about an index that is wrong. */
  public static final String REMEDY =
      "build the jar anew; dev.oneledger.MigrationIndex writes the index once all migrations are in place, and again whenever one changes.";
}
