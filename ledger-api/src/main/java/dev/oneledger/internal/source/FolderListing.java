package dev.oneledger.internal.source;

import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the {@code .sql} files below a folder. Names alone decide what is opened: asking first what
 * each file is would cost a start as much as reading it.
 */
final class FolderListing {
  private final List<SourceFile> found = new ArrayList<>();
  private final Deque<Path> within = new ArrayDeque<>();

  List<SourceFile> files(Path root) throws IOException {
    walk(root, "");
    return found;
  }

  private void walk(Path folder, String below) throws IOException {
    for (Path outer : within) {
      if (Files.isSameFile(outer, folder)) {
        throw new FileSystemLoopException(folder.toString());
      }
    }
    within.addLast(folder);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (!name.startsWith(".")) {
          visit(child, name, below + name);
        }
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    within.removeLast();
  }

  private void visit(Path child, String name, String path) throws IOException {
    boolean isRead = SourceFile.isSql(name) && read(child, path);
    if (!isRead && Files.isDirectory(child)) {
      walk(child, path + "/");
    }
  }

  /** False if it is a folder that is named like a file. */
  private boolean read(Path file, String path) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException failed) {
      if (Files.isDirectory(file)) {
        return false;
      }
      throw failed;
    }
    String origin = file.toString();
    found.add(new SourceFile(path, origin, SqlText.decode(bytes, origin)));
    return true;
  }
}
