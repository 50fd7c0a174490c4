package dev.oneledger.reliability.compare;

import dev.oneledger.Migration;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A folder for files that take the place of others, for psql and for the library alike. */
final class Copies {
  private final Path folder;

  /** A new folder. */
  Copies() {
    try {
      folder = Files.createTempDirectory("comparison");
      folder.toFile().deleteOnExit();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A file of the same name with another text.
   *
   * @throws dev.oneledger.LedgerException if the library reads no migration in it
   */
  SetFile of(String name, String text) {
    Migration migration = MigrationSource.of(Map.of(name, text)).load().get(0);
    Path copy = folder.resolve(name);
    try {
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      Files.writeString(copy, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new SetFile(name, copy, migration);
  }
}
