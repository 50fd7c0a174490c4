package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are to stay as they are, each in a file below {@code src/test/resources}. With {@code
 * -Doneledger.golden=write} the files are written anew, for somebody to look at the difference.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** Holds a text to its file. */
  public static void assertSame(String file, String text) {
    Path path = RESOURCES.resolve(file);
    try {
      if ("write".equals(System.getProperty("oneledger.golden"))) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
      }
      assertThat(text).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
