package dev.oneledger.internal.file;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts a folder in its place whole: written under another name beside it, then moved. Internal: may
 * change in any release.
 */
public final class FolderDrop {
  private final Path folder;
  private final FileSet files;

  private FolderDrop(Path folder, FileSet files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Writes files into a new or empty folder; nothing is done where they are there already.
   *
   * @param what the files in words, for messages
   * @return the folder
   * @throws LedgerException if the folder holds something else, or cannot be written
   */
  public static Path folder(Path folder, FileSet files, String what) {
    return folder(folder, files, what, there -> false);
  }

  /**
   * The same, or in place of a folder that may go: that one is moved away whole, and removed when
   * the new one is there.
   *
   * @param mayGo asked about a folder that holds something else
   */
  public static Path folder(Path folder, FileSet files, String what, Predicate<FileSet> mayGo) {
    try {
      new FolderDrop(folder, files).write(what, mayGo);
      return folder;
    } catch (IOException e) {
      throw Places.failed(folder, e);
    }
  }

  private void write(String what, Predicate<FileSet> mayGo) throws IOException {
    if (!isFilled()) {
      replace();
      return;
    }
    Folder there = new Folder(folder);
    Optional<String> foreign = there.foreign();
    if (foreign.isPresent()) {
      throw refused(what, foreign.get());
    }
    SortedMap<String, Hash> sums = there.sums();
    if (files.sums().equals(sums)) {
      return;
    }
    if (!mayGo.test(there)) {
      throw refused(what, "'%s' is not the same".formatted(firstDifference(sums)));
    }
    replace();
  }

  private boolean isFilled() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  private void replace() throws IOException {
    Path written = Places.beside(folder);
    Files.createDirectories(Places.parent(folder));
    try {
      writeTo(written);
      if (Files.exists(folder)) {
        exchange(written);
      } else {
        Places.move(written, folder);
      }
    } finally {
      Places.deleteTree(written);
    }
  }

  private void exchange(Path written) throws IOException {
    Path old = Places.beside(folder);
    Places.move(folder, old);
    try {
      Places.move(written, folder);
    } catch (IOException e) {
      moveBack(old, e);
      throw e;
    }
    try {
      Places.deleteTree(old);
    } catch (IOException e) {
      throw new LedgerException(
          "'%s' is written, but what was there before cannot be removed: %s. Remove '%s'."
              .formatted(folder, e, old),
          e);
    }
  }

  private void moveBack(Path old, IOException reason) {
    try {
      Places.move(old, folder);
    } catch (IOException e) {
      reason.addSuppressed(e);
      throw new LedgerException(
          """
          '%s' cannot be written, and what was there is not there any more.
            expected: the new folder in its place, or else the old one
            actual:   %s
            to do:    move '%s' back, it is whole."""
              .formatted(folder, reason, old),
          reason);
    }
  }

  private void writeTo(Path written) throws IOException {
    for (String name : files.sums().keySet()) {
      Path path = written.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, files.content(name), StandardOpenOption.CREATE_NEW);
    }
  }

  private String firstDifference(SortedMap<String, Hash> there) {
    SortedMap<String, Hash> ours = files.sums();
    return Stream.concat(ours.keySet().stream(), there.keySet().stream())
        .filter(path -> !Objects.equals(ours.get(path), there.get(path)))
        .sorted()
        .findFirst()
        .orElse("");
  }

  private LedgerException refused(String what, String actual) {
    return new LedgerException(
        """
        '%s' is not empty, nothing was written.
          expected: an empty or new folder, or the %s as it is
          actual:   %s
          to do:    remove the folder, or name another one."""
            .formatted(folder, what, actual));
  }
}
