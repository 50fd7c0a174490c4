package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.MigrationId;
import org.jspecify.annotations.Nullable;

/**
 * A file as Atlas recorded that it ran. Internal: may change in any release.
 *
 * @param version its version
 * @param file its name in their directory
 * @param id what it is in our terms; null if the version is no number
 * @param hash that of the directory up to and including it; empty if none was recorded
 * @param baseline whether what came before it was there before Atlas
 */
public record AtlasRevision(
    String version, String file, @Nullable MigrationId id, String hash, boolean baseline) {

  /** The version in a file's name: what comes before the first {@code _}, or before the ending. */
  public static String versionOf(String file) {
    String name = file.endsWith(".sql") ? file.substring(0, file.length() - 4) : file;
    int underscore = name.indexOf('_');
    return underscore < 0 ? name : name.substring(0, underscore);
  }
}
