package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
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
    Listing listing = new Listing(directory);
    try {
      Files.walkFileTree(
          directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
    } catch (IOException e) {
      LedgerException refused = unreadable(directory, e.toString());
      refused.initCause(e);
      throw refused;
    }
    return listing.found;
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

  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String separator;
    private final String beginning;
    private final List<SourceFile> found = new ArrayList<>();

    Listing(Path root) {
      this.root = root;
      this.separator = root.getFileSystem().getSeparator();
      this.beginning = root + separator;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private String below(Path file) {
      String path = file.toString();
      String plain =
          path.startsWith(beginning)
              ? path.substring(beginning.length())
              : root.relativize(file).toString();
      return separator.equals("/") ? plain : plain.replace(separator, "/");
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = below(file);
      if (SourceFile.isSql(path)) {
        String origin = file.toString();
        found.add(new SourceFile(path, origin, SqlText.decode(Files.readAllBytes(file), origin)));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
