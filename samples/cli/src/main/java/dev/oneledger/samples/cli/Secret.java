package dev.oneledger.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a user or a password is to be found: it is read when it is needed, and kept nowhere. No
 * message says what the configuration has for it, as that may be the secret itself, put in the
 * wrong place.
 */
final class Secret {
  private final Section section;
  private final String name;
  private final Path folder;
  private final Map<String, String> variables;

  /**
   * @param section what may have {@code <name>Env} or {@code <name>File}
   * @param name {@code user} or {@code password}
   * @param folder what the file's path is relative to
   */
  Secret(Section section, String name, Path folder, Map<String, String> variables) {
    this.section = section;
    this.name = name;
    this.folder = folder;
    this.variables = variables;
    if (variable().isPresent() && file().isPresent()) {
      throw section.refused(name + "Env", "there is %sFile as well: keep one.".formatted(name));
    }
  }

  /** The value; null if none is configured. */
  @Nullable String read() {
    return variable().map(this::ofVariable).or(() -> file().map(this::ofFile)).orElse(null);
  }

  private Optional<String> variable() {
    return section.text(name + "Env");
  }

  private Optional<String> file() {
    return section.text(name + "File");
  }

  private String ofVariable(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw section.refused(name + "Env", "no environment variable of this name is set.");
    }
    return value;
  }

  /** Without its last line end, which editors and {@code echo} add. */
  private String ofFile(String path) {
    try {
      return Files.readString(folder.resolve(path)).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw section.refused(
          name + "File", "the file cannot be read. Its path is relative to the configuration's.");
    }
  }
}
