package dev.oneledger.samples.cli;

import dev.oneledger.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands have in common. */
abstract class Command implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Columns of a line; 0 for no limit. Default: those of the terminal.")
  private @Nullable Integer width;

  Command(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Does it, and says how it ended. */
  abstract Exit run();

  @Override
  public final Integer call() {
    return run().code();
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final TextStyle style() {
    return width == null ? surroundings.style() : surroundings.style().wide(width);
  }

  final Path path(Path relative) {
    return surroundings.folder().resolve(relative);
  }

  /**
   * The bytes of a file that the command names.
   *
   * @throws ConfigurationException if it cannot be read
   */
  final byte[] read(Path relative) {
    try {
      return Files.readAllBytes(path(relative));
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "'%s' cannot be read: name a file that is there, and that you may read."
              .formatted(relative));
    }
  }

  final Progress progress() {
    return new Progress(surroundings.err(), style());
  }

  /** Prints a text; it ends with one line end, whatever it had. */
  final void print(String text) {
    surroundings.out().println(text.stripTrailing());
  }

  /** Prints a report as JSON where that is asked for, else as text. */
  final void print(boolean json, Supplier<String> asJson, Supplier<String> asText) {
    print(json ? asJson.get() : asText.get());
  }
}
