package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which paths a bundle may hold: relative ones that mean the same file on every system. Internal:
 * may change in any release.
 */
public final class BundlePaths {
  private static final String SIGNS = "_.-";

  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|(com|lpt)[0-9\\u00b9\\u00b2\\u00b3])(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private final Map<Place, Known> places = new HashMap<>();

  /** Holds none yet. */
  BundlePaths() {}

  /**
   * Checks all paths of a bundle.
   *
   * @throws LedgerException naming the first path that is unsafe, or two that a file system without
   *     regard for case would take for one
   */
  public static void check(Collection<String> paths) {
    BundlePaths seen = new BundlePaths();
    for (String path : paths) {
      objection(path)
          .ifPresent(
              rule -> {
                throw new LedgerException(
                    "Path '%s' cannot be in a bundle: %s.".formatted(Refusal.quoted(path), rule));
              });
      seen.add(path)
          .ifPresent(
              rule -> {
                throw new LedgerException(
                    "Two files of a bundle cannot lie beside each other: %s. Rename one of the migrations."
                        .formatted(rule));
              });
    }
  }

  /** Which rule a path breaks by itself. */
  static Optional<String> objection(String path) {
    if (bytes(path) > BundleLimits.PATH_BYTES) {
      return Optional.of(
          "it has %s bytes in UTF-8, expected at most %s"
              .formatted(bytes(path), BundleLimits.PATH_BYTES));
    }
    if (!path.equals(Normalizer.normalize(path, Normalizer.Form.NFC))) {
      return Optional.of("it is not in Unicode's normalisation form C");
    }
    String[] parts = path.split("/", -1);
    if (parts.length > BundleLimits.PATH_PARTS) {
      return Optional.of(
          "it has %s parts, expected at most %s".formatted(parts.length, BundleLimits.PATH_PARTS));
    }
    for (String part : parts) {
      Optional<String> objection = partObjection(part);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> partObjection(String part) {
    String shown = Refusal.quoted(part);
    if (part.isEmpty() || part.endsWith(".") || !NameCharacters.areWordsAnd(SIGNS, part)) {
      return Optional.of(
          "'%s' is not a part of a safe path, expected letters and digits of Unicode 13's first plane, '_', '-' and '.', not ending in '.'"
              .formatted(shown));
    }
    if (NameCharacters.hasInvisible(part)) {
      return Optional.of("'%s' has a character that shows nothing".formatted(shown));
    }
    if (DEVICE.matcher(part).matches()) {
      return Optional.of("'%s' is the name of a device on Windows".formatted(shown));
    }
    if (bytes(part) > BundleLimits.PART_BYTES) {
      return Optional.of(
          "'%s' has %s bytes in UTF-8, expected at most %s"
              .formatted(shown, bytes(part), BundleLimits.PART_BYTES));
    }
    return Optional.empty();
  }

  /**
   * Adds a path to those known.
   *
   * @return how it clashes with one of those; nothing more can be added then
   */
  Optional<String> add(String path) {
    String[] parts = path.split("/", -1);
    String[] folded = folded(path).split("/", -1);
    int folder = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean file = i == parts.length - 1;
      Known added = new Known(places.size() + 1, parts[i], file);
      Known known = places.putIfAbsent(new Place(folder, folded[i]), added);
      if (known != null && !known.isSameFolder(added)) {
        String before = String.join("/", Arrays.asList(parts).subList(0, i));
        String other = (i == 0 ? "" : before + "/") + known.part;
        return Optional.of(clash(other, known.file, path, file));
      }
      folder = known == null ? added.number : known.number;
    }
    return Optional.empty();
  }

  private static String clash(String other, boolean otherIsFile, String path, boolean file) {
    if (otherIsFile && path.equals(other)) {
      return "'%s' is there twice".formatted(path);
    }
    if (otherIsFile && !file) {
      return "'%s' is a file and the folder of '%s'".formatted(other, path);
    }
    return (path.equals(other)
            ? "'%s' is a folder and a file"
            : "'%s' and '%s' differ only in case")
        .formatted(otherIsFile ? other : other + "/", path);
  }

  /** A part below a folder, which is known by its number, in its folded spelling. */
  private record Place(int folder, String folded) {}

  /** What is there: its number, in which spelling, and whether it is a file. */
  private record Known(int number, String part, boolean file) {
    boolean isSameFolder(Known other) {
      return !file && !other.file && part.equals(other.part);
    }
  }

  /**
   * One text for all spellings that some file system takes for the same name. It has the same
   * parts: nothing becomes a {@code /}, and none is lost.
   */
  private static String folded(String path) {
    return Normalizer.normalize(
        path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
