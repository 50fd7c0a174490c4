package dev.oneledger.internal.file;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder as they are there. */
final class Folder implements FileSet {
  private final Path root;

  Folder(Path root) {
    this.root = root;
  }

  @Override
  public SortedMap<String, Hash> sums() {
    SortedMap<String, Hash> sums = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : (Iterable<Path>) tree.filter(p -> !Files.isDirectory(p))::iterator) {
        String name = root.relativize(path).toString();
        sums.put(
            name.replace(root.getFileSystem().getSeparator(), "/"),
            Hash.sha256(Files.readAllBytes(path)));
      }
      return sums;
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public byte[] content(String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private LedgerException unreadable(Exception cause) {
    return new LedgerException(
        "'%s' cannot be read: %s. Let this process read it, or name another folder."
            .formatted(root, cause),
        cause);
  }
}
