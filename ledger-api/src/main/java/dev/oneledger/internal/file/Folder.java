package dev.oneledger.internal.file;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder as they are there; links are not followed. */
final class Folder implements FileSet {
  private final Path root;

  Folder(Path root) {
    this.root = root;
  }

  /**
   * What no set of files has, in words: a link, an empty folder, a pipe, or that the folder is none
   * itself.
   */
  Optional<String> foreign() {
    List<Path> tree = tree();
    Set<Path> filled = new HashSet<>();
    tree.stream().skip(1).map(Path::getParent).forEach(filled::add);
    return tree.stream().flatMap(path -> foreign(path, filled.contains(path)).stream()).findFirst();
  }

  private Optional<String> foreign(Path path, boolean filled) {
    String name = path.equals(root) ? root.toString() : name(path);
    if (Files.isSymbolicLink(path)) {
      return Optional.of("'%s' is a link".formatted(name));
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return filled ? Optional.empty() : Optional.of("'%s' is an empty folder".formatted(name));
    }
    boolean inside = isFile(path) && !path.equals(root);
    return inside ? Optional.empty() : Optional.of("'%s' is %s".formatted(name, kind(path)));
  }

  private static String kind(Path path) {
    return isFile(path) ? "a file" : "neither file nor folder";
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The SHA-256 of each regular file. */
  @Override
  public SortedMap<String, Hash> sums() {
    SortedMap<String, Hash> sums = new TreeMap<>();
    for (Path path : tree()) {
      if (isFile(path)) {
        sums.put(name(path), Hash.sha256(bytes(path)));
      }
    }
    return sums;
  }

  @Override
  public byte[] content(String path) {
    return bytes(root.resolve(path));
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private List<Path> tree() {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.sorted().toList();
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
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
