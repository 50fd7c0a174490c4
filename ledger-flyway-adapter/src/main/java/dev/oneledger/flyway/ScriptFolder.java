package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that Flyway runs, as they are now.
 *
 * @param files by the path that Flyway records for them; empty if no folder is at hand
 */
record ScriptFolder(SortedMap<String, Path> files) {
  static final ScriptFolder NONE = new ScriptFolder(Collections.emptySortedMap());

  private static final String SETTINGS = ".conf";
  private static final String REPLACEMENT = "placeholderReplacement";

  /**
   * The files below a folder.
   *
   * @throws LedgerException if it is no folder, or cannot be read
   */
  static ScriptFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new LedgerException(
          "Folder %s with the scripts of Flyway is not there. Give scripts(...) the folder that Flyway has as its location."
              .formatted(folder));
    }
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(recorded(folder.relativize(file)), file));
    } catch (IOException unreadable) {
      throw unreadable(folder, unreadable);
    }
    return new ScriptFolder(files);
  }

  private static String recorded(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  /**
   * The text of a script; null if there is no such file.
   *
   * @throws LedgerException if the file cannot be read or is not UTF-8
   */
  @Nullable SqlText text(String script) {
    byte[] bytes = bytes(script);
    return bytes == null ? null : SqlText.decode(bytes, String.valueOf(files.get(script)));
  }

  /** A script as it is on the disk; null if there is no such file. */
  byte @Nullable [] bytes(String script) {
    Path file = files.get(script);
    try {
      return file == null ? null : Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** Whether the settings beside a script have its placeholders left alone. */
  boolean leavesPlaceholders(String script) {
    byte[] settings = bytes(script + SETTINGS);
    if (settings == null) {
      return false;
    }
    Properties values = new Properties();
    try {
      values.load(new StringReader(new String(settings, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException malformed) {
      throw unreadable(files.get(script + SETTINGS), malformed);
    }
    return "false".equalsIgnoreCase(values.getProperty(REPLACEMENT, "").strip());
  }

  private static LedgerException unreadable(@Nullable Path path, Exception cause) {
    return new LedgerException(
        "Flyway script %s is there but cannot be read. Check its permissions.".formatted(path),
        cause);
  }
}
