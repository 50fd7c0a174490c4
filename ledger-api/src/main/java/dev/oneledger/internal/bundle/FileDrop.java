package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a file or a folder in its place whole: written under another name beside it, then moved.
 * Internal: may change in any release.
 */
public final class FileDrop {

  private FileDrop() {}

  /** Writes the content of one file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; need not flush. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes one file, replacing what was there.
   *
   * @return the file
   * @throws LedgerException if it cannot be written; what was there is still there
   */
  public static Path file(Path file, Content content) {
    Path temporary = beside(file);
    try {
      Files.createDirectories(parent(file));
      try {
        writeDurably(temporary, content);
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return file;
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Writes files into a new or empty folder.
   *
   * @param what the files in words, for messages
   * @return the folder
   * @throws LedgerException if the folder holds something else, or cannot be written
   */
  public static Path directory(Path directory, BundleFiles files, String what) {
    Path temporary = beside(directory);
    try {
      if (isFilled(directory)) {
        refuseOther(directory, files, what);
        return directory;
      }
      Files.createDirectories(parent(directory));
      try {
        for (String name : files.facts().keySet()) {
          Path path = temporary.resolve(name);
          Files.createDirectories(path.getParent());
          Files.write(path, files.content(name), StandardOpenOption.CREATE_NEW);
        }
        Files.deleteIfExists(directory);
        move(temporary, directory);
      } finally {
        deleteTree(temporary);
      }
      return directory;
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  private static boolean isFilled(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    }
  }

  private static void refuseOther(Path directory, BundleFiles files, String what)
      throws IOException {
    SortedMap<String, Hash> there = read(directory);
    Map<String, FileFacts> facts = files.facts();
    Stream.concat(facts.keySet().stream(), there.keySet().stream())
        .filter(
            path -> {
              FileFacts ours = facts.get(path);
              return ours == null || !ours.sha256().equals(there.get(path));
            })
        .sorted()
        .findFirst()
        .ifPresent(
            path -> {
              throw new LedgerException(
                  """
                  '%s' is not empty, nothing was written.
                    expected: an empty or new folder, or the %s as it is
                    actual:   '%s' is not the same
                    to do:    remove the folder, or name another one."""
                      .formatted(directory, what, path));
            });
  }

  private static SortedMap<String, Hash> read(Path directory) throws IOException {
    SortedMap<String, Hash> there = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) tree.filter(p -> !Files.isDirectory(p))::iterator) {
        String name = directory.relativize(path).toString();
        there.put(
            name.replace(directory.getFileSystem().getSeparator(), "/"),
            Hash.sha256(Files.readAllBytes(path)));
      }
    }
    return there;
  }

  private static void writeDurably(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notOffered) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> tree = Files.walk(root)) {
        List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
  }

  private static Path beside(Path path) {
    return parent(path)
        .resolve(
            "."
                + path.toAbsolutePath().normalize().getFileName()
                + "."
                + UUID.randomUUID()
                + ".part");
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new LedgerException(
          "'%s' cannot be written: expected a path with a name, not a root.".formatted(path));
    }
    return parent;
  }

  private static LedgerException failed(Path path, IOException cause) {
    return new LedgerException(
        "'%s' cannot be written: %s. Name a place this process may write to, with enough room."
            .formatted(path, cause),
        cause);
  }
}
