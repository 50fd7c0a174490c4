package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which paths a bundle may hold: relative ones that mean the same file on every system. Internal:
 * may change in any release.
 */
public final class BundlePaths {
  private static final Pattern PART =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]*[\\p{L}\\p{M}\\p{N}_-]");

  /** Letters and marks that show nothing: fillers, joiners, variation selectors. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\ufe00-\\ufe0f\\uffa0]");

  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|(com|lpt)[0-9\\u00b9\\u00b2\\u00b3])(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

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
          "it has %d bytes in UTF-8, expected at most %d"
              .formatted(bytes(path), BundleLimits.PATH_BYTES));
    }
    if (!path.equals(Normalizer.normalize(path, Normalizer.Form.NFC))) {
      return Optional.of("it is not in Unicode's normalisation form C");
    }
    for (String part : path.split("/", -1)) {
      Optional<String> objection = partObjection(part);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> partObjection(String part) {
    String shown = Refusal.quoted(part);
    if (!PART.matcher(part).matches() || part.codePoints().anyMatch(point -> point > 0xffff)) {
      return Optional.of(
          "'%s' is not a part of a safe path, expected letters, digits, '_', '-' and '.' of Unicode's first plane, not ending in '.'"
              .formatted(shown));
    }
    if (INVISIBLE.matcher(part).find()) {
      return Optional.of("'%s' has a character that shows nothing".formatted(shown));
    }
    if (DEVICE.matcher(part).matches()) {
      return Optional.of("'%s' is the name of a device on Windows".formatted(shown));
    }
    if (bytes(part) > BundleLimits.PART_BYTES) {
      return Optional.of(
          "'%s' has %d bytes in UTF-8, expected at most %d"
              .formatted(shown, bytes(part), BundleLimits.PART_BYTES));
    }
    return Optional.empty();
  }

  /**
   * Adds a path to those known.
   *
   * @return how it clashes with one of those; it is not added then
   */
  Optional<String> add(String path) {
    String key = folded(path);
    String other = files.getOrDefault(key, folders.get(key));
    if (other != null) {
      return Optional.of(clash(other, path));
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      String known = folders.putIfAbsent(folded(folder), folder);
      String file = files.get(folded(folder));
      if (file != null || (known != null && !known.equals(folder))) {
        return Optional.of(clash(file == null ? known + "/" : file, path));
      }
    }
    files.put(key, path);
    return Optional.empty();
  }

  private static String clash(@Nullable String other, String path) {
    if (path.equals(other)) {
      return "'%s' is there twice".formatted(path);
    }
    String shown = String.valueOf(other);
    boolean nested = folded(path).startsWith(folded(shown) + "/");
    return (nested ? "'%s' is a file and the folder of '%s'" : "'%s' and '%s' differ only in case")
        .formatted(shown, path);
  }

  /** One text for all spellings that some file system takes for the same name. */
  private static String folded(String path) {
    return Normalizer.normalize(
        path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
