package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Migrations in a folder and its subfolders; symbolic links are followed. Internal: may change in
 * any release.
 */
public final class DirectorySource implements MigrationSource {
  private final Path directory;

  /** Reads this folder at each {@link #load}. */
  public DirectorySource(Path directory) {
    this.directory = directory;
  }

  @Override
  public List<Migration> load() {
    return MigrationFiles.join(files(directory));
  }

  /**
   * Every {@code .sql} file below a folder.
   *
   * @throws LedgerException if the folder is not there, or it or a file in it cannot be read
   */
  static List<SourceFile> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw unreadable(
          directory, Files.exists(directory) ? "it is not a folder" : "it does not exist");
    }
    try {
      return new FolderListing().files(directory);
    } catch (IOException e) {
      LedgerException refused = unreadable(directory, e.toString());
      refused.initCause(e);
      throw refused;
    }
  }

  private static LedgerException unreadable(Path directory, String reason) {
    return new LedgerException(
        """
        The migrations' folder '%s' cannot be read.
          where:  %s
          reason: %s
          to do:  name an existing folder that this process may read."""
            .formatted(directory, directory.toAbsolutePath().normalize(), reason));
  }
}
