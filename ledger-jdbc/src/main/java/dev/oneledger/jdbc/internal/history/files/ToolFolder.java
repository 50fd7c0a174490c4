package dev.oneledger.jdbc.internal.history.files;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a tool's own files. Names come from its table, so none leads out of it. Internal:
 * may change in any release.
 */
public final class ToolFolder {
  private final Path root;
  private final String tool;

  private ToolFolder(Path root, String tool) {
    this.root = root;
    this.tool = tool;
  }

  /**
   * A folder that is there.
   *
   * @throws LedgerException if it is not
   */
  public static ToolFolder of(Path folder, String tool) {
    if (!Files.isDirectory(folder)) {
      throw new LedgerException(
          "The folder with the files of %s is not there: %s. Name the folder that %s itself is run with."
              .formatted(tool, folder, tool));
    }
    return new ToolFolder(folder.toAbsolutePath().normalize(), tool);
  }

  /** The names of the files right in it with this ending, in order. */
  public List<String> names(String ending) {
    return names(root, ending);
  }

  /** The same in a folder right below it; none if that is not there. */
  public List<String> names(String below, String ending) {
    Path folder = root.resolve(below);
    return Files.isDirectory(folder) ? names(folder, ending) : List.of();
  }

  /** The names of the folders right in it, in order. */
  public List<String> folders() {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(Files::isDirectory)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw cannotRead(root, unreadable);
    }
  }

  private List<String> names(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw cannotRead(folder, unreadable);
    }
  }

  /** The bytes of a file below it; empty if there is none. */
  public Optional<byte[]> bytes(String name) {
    Optional<Path> file = file(name).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file.get()));
    } catch (IOException unreadable) {
      throw cannotRead(file.get(), unreadable);
    }
  }

  /**
   * The text of a file below it; empty if there is none.
   *
   * @throws LedgerException if it is not UTF-8
   */
  public Optional<SqlText> text(String name) {
    return bytes(name).map(bytes -> SqlText.decode(bytes, root.resolve(name).toString()));
  }

  private Optional<Path> file(String name) {
    try {
      Path file = root.resolve(name).normalize();
      return file.startsWith(root) && !file.equals(root) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException noFileName) {
      // What a row is called need not be able to be a file here.
      return Optional.empty();
    }
  }

  private LedgerException cannotRead(Path what, IOException cause) {
    return new LedgerException(
        "%s of %s is there but cannot be read. Check its permissions.".formatted(what, tool),
        cause);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
