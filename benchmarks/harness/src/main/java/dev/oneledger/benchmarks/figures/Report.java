package dev.oneledger.benchmarks.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The report of a run: on standard output and in a file, as it comes. Not thread-safe. */
public final class Report {
  private final Path file;

  /** Begins anew with a file. */
  public Report(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A section with a text or a table in it. */
  public void section(String title, Object content) {
    paragraph("## " + title);
    paragraph(content.toString().strip());
  }

  /** A text. */
  public void paragraph(String text) {
    String block = text + "\n\n";
    System.out.print(block);
    System.out.flush();
    try {
      Files.writeString(file, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is being done, for whoever watches; on standard error only. */
  public static void progress(String text) {
    System.err.println("... " + text);
  }
}
