package dev.oneledger.internal.source;

import dev.oneledger.SqlText;
import java.util.Locale;

/**
 * One {@code .sql} file of a source.
 *
 * @param path its path below the source's root, parts separated by {@code /}
 * @param origin the same for people: where it really is
 * @param text its content
 */
record SourceFile(String path, String origin, SqlText text) {
  private static final String SUFFIX = ".sql";

  /** Whether a path names a file to load: ends in {@code .sql}, no part begins with a dot. */
  static boolean isSql(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
        && !path.startsWith(".")
        && !path.contains("/.");
  }

  /** The file's name without {@code .sql}. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
  }
}
