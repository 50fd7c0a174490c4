package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which paths a bundle may hold: relative ones that mean the same file on every system. Internal:
 * may change in any release.
 */
public final class BundlePaths {
  private static final Pattern PART =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]{0,240}[\\p{L}\\p{M}\\p{N}_-]");

  private BundlePaths() {}

  /**
   * Checks all paths of a bundle.
   *
   * @throws LedgerException naming the first path that is unsafe, or two that a file system without
   *     regard for case would take for one
   */
  public static void check(Collection<String> paths) {
    Map<String, String> seen = new HashMap<>();
    for (String path : paths) {
      checkForm(path);
      String other =
          seen.put(Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT), path);
      if (other != null) {
        throw new LedgerException(
            "Two files of a bundle differ only in case: '%s' and '%s'. Rename one of the migrations."
                .formatted(other, path));
      }
    }
  }

  private static void checkForm(String path) {
    for (String part : path.split("/", -1)) {
      if (!PART.matcher(part).matches()) {
        throw new LedgerException(
            "Path '%s' cannot be in a bundle: '%s' is not a part of a safe path. Expected letters, digits, '_', '-' and '.', not ending in '.'."
                .formatted(path, part));
      }
    }
  }
}
