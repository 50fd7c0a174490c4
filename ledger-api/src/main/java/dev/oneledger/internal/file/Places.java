package dev.oneledger.internal.file;

import dev.oneledger.LedgerException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where things stand while they are written, and how they get to their place. */
final class Places {

  private Places() {}

  /** A name of its own in the same folder, so that moving it is one step. */
  static Path beside(Path path) {
    return parent(path)
        .resolve(
            "."
                + path.toAbsolutePath().normalize().getFileName()
                + "."
                + UUID.randomUUID()
                + ".part");
  }

  static Path parent(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new LedgerException(
          "'%s' cannot be written: expected a path with a name, not a root.".formatted(path));
    }
    return parent;
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notOffered) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> tree = Files.walk(root)) {
        List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
  }

  static LedgerException failed(Path path, IOException cause) {
    return new LedgerException(
        "'%s' cannot be written: %s. Name a place this process may write to, with enough room."
            .formatted(path, cause),
        cause);
  }
}
