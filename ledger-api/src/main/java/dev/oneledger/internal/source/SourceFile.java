package dev.oneledger.internal.source;

import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.TransactionChoice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One {@code .sql} file of a source.
 *
 * @param path its path below the source's root, parts separated by {@code /}
 * @param origin the same for people: where it really is
 * @param text its content
 * @param indexed whether it runs inside one transaction, where an index tells; else null
 */
record SourceFile(String path, String origin, SqlText text, @Nullable Boolean indexed) {
  private static final String SUFFIX = ".sql";

  SourceFile(String path, String origin, SqlText text) {
    this(path, origin, text, null);
  }

  /**
   * Whether it runs inside one transaction.
   *
   * @throws dev.oneledger.LedgerException as {@link TransactionChoice#isTransactional} says
   */
  boolean isTransactional() {
    return indexed == null ? TransactionChoice.isTransactional(text, origin) : indexed;
  }

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

  /** A folder's name with a slash at its end. */
  static String folder(String name) {
    return name.endsWith("/") ? name : name + "/";
  }
}
