package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code SHA256SUMS}: a line for each other file, in the order of the zip, as {@code sha256sum -c}
 * reads it.
 */
final class Sums {
  private static final String BETWEEN = "  ";
  private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}  ([^\r\n]*)\n?");

  private Sums() {}

  /** The sums of these files. */
  static String text(SortedMap<String, Hash> sums) {
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum.hex()).append(BETWEEN).append(path).append('\n'));
    return lines.toString();
  }

  /**
   * Holds the sums of a bundle to its files.
   *
   * @param sums the bytes of the file; empty if there is none
   */
  static void check(Optional<byte[]> sums, SortedMap<String, FileFacts> files, Refusal refusal) {
    byte[] actual =
        sums.orElseThrow(() -> refusal.of(FindingCode.ENTRY_SUM, "it has no SHA256SUMS"));
    SortedMap<String, FileFacts> summed = new TreeMap<>(files);
    summed.remove(BundleWriter.SUMS);
    SortedMap<String, Hash> hashes = new TreeMap<>();
    summed.forEach((path, facts) -> hashes.put(path, facts.sha256()));
    String expected = text(hashes);
    if (!Arrays.equals(expected.getBytes(StandardCharsets.UTF_8), actual)) {
      FirstDifference difference =
          FirstDifference.between(expected, new String(actual, StandardCharsets.UTF_8))
              .orElseThrow();
      throw refusal.of(FindingCode.ENTRY_SUM, place(difference, summed), words(difference, summed));
    }
  }

  /** The file whose sum is another one, else the sums themselves. */
  private static String place(FirstDifference difference, Map<String, FileFacts> files) {
    String line = difference.actual();
    String path = pathOf(line);
    boolean onlyTheSum =
        line != null && line.endsWith("\n") && path.equals(pathOf(difference.expected()));
    return onlyTheSum && files.containsKey(path) ? path : BundleWriter.SUMS;
  }

  private static String words(FirstDifference difference, Map<String, FileFacts> files) {
    String rule =
        place(difference, files).equals(BundleWriter.SUMS)
            ? "SHA256SUMS lists every other file once, in their order, and nothing else"
            : "its bytes do not have the SHA-256 that SHA256SUMS says";
    return "%s: line %s, %s".formatted(rule, difference.line(), difference);
  }

  /** The path in a line of sums; empty if it is none. */
  private static String pathOf(@Nullable String line) {
    Matcher matcher = LINE.matcher(line == null ? "" : line);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
