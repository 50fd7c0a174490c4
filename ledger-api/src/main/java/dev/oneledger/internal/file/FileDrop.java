package dev.oneledger.internal.file;

import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Puts a file in its place whole: written under another name beside it, then moved. Internal: may
 * change in any release.
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
    return file(file, content, () -> {});
  }

  /**
   * The same, with something to do in between.
   *
   * @param before done when the content is written and before it takes its place; if it throws,
   *     what was there is still there
   */
  public static Path file(Path file, Content content, Runnable before) {
    Path temporary = Places.beside(file);
    try {
      Files.createDirectories(Places.parent(file));
      try {
        writeDurably(temporary, content);
        before.run();
        Places.move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return file;
    } catch (IOException e) {
      throw Places.failed(file, e);
    }
  }

  private static void writeDurably(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }
}
