package dev.oneledger.samples.threemodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the sample writes. */
final class OutputFolder {
  private static final Pattern OURS = Pattern.compile("prod-scripts|rel_(base|8f12|next)(\\..+)?");

  private OutputFolder() {}

  /** Takes away what an earlier run left, and nothing else. */
  static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(OutputFolder::isOurs).toList()) {
        delete(entry);
      }
    }
  }

  private static boolean isOurs(Path entry) {
    return OURS.matcher(entry.getFileName().toString()).matches();
  }

  private static void delete(Path entry) throws IOException {
    try (Stream<Path> below = Files.walk(entry)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
