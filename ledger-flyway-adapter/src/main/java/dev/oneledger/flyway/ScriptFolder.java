package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder with the scripts that Flyway ran, if there is one at hand. */
record ScriptFolder(@Nullable Path folder) {

  /**
   * The text of a script; null if there is no folder, or no such file below it.
   *
   * @throws LedgerException if the file cannot be read or is not UTF-8
   */
  @Nullable SqlText text(String script) {
    Path file = file(script);
    if (file == null || !Files.isRegularFile(file)) {
      return null;
    }
    try {
      return SqlText.decode(Files.readAllBytes(file), file.toString());
    } catch (IOException unreadable) {
      throw new LedgerException(
          "Flyway script %s is there but cannot be read. Check its permissions.".formatted(file),
          unreadable);
    }
  }

  private @Nullable Path file(String script) {
    if (folder == null || script.isBlank()) {
      return null;
    }
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(script).normalize();
      return file.startsWith(root) && !file.equals(root) ? file : null;
    } catch (InvalidPathException noFileName) {
      // Names such as "<< Flyway Baseline >>" name no file on some systems.
      return null;
    }
  }
}
