package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Holds the files of a bundle to its manifest, both ways. */
final class ManifestFiles {
  private static final String LAYOUTS = "apply/";
  private static final char AFTER_SLASH = '/' + 1;
  private static final List<String> ALWAYS =
      List.of(BundleWriter.MANIFEST, BundleWriter.SUMS, BundleWriter.NOTES, VerifyText.FILE);

  private final ManifestData manifest;
  private final Map<String, FileFacts> files;
  private final Refusal refusal;
  private final NavigableSet<String> surplus;

  ManifestFiles(ManifestData manifest, Map<String, FileFacts> files, Refusal refusal) {
    this.manifest = manifest;
    this.files = files;
    this.refusal = refusal;
    this.surplus = new TreeSet<>(files.keySet());
  }

  /** Refuses a file that is missing, surplus, or not the pinned one. */
  void check() {
    ALWAYS.forEach(this::needed);
    for (Lineage.Pin pin : manifest.lineage().pins()) {
      pinned(BundleFile.sql(pin.id()), pin.textHash());
      Hash rollback = pin.rollbackHash();
      if (rollback != null) {
        pinned(BundleFile.rollback(pin.id()), rollback);
      }
    }
    manifest.layouts().forEach(this::layout);
    for (String path : surplus) {
      throw refused(path, "the manifest knows no such file" + hint(path));
    }
  }

  private FileFacts needed(String path) {
    FileFacts facts = files.get(path);
    if (facts == null) {
      throw refused(path, "the manifest names it, and it is not there");
    }
    surplus.remove(path);
    return facts;
  }

  private void pinned(String path, Hash expected) {
    Hash actual = needed(path).sha256();
    if (!actual.equals(expected)) {
      throw refused(
          path, "it is not the pinned text: expected %s, found %s".formatted(expected, actual));
    }
  }

  private void layout(String name) {
    String folder = LAYOUTS + name;
    Set<String> below = surplus.subSet(folder + "/", folder + AFTER_SLASH);
    if (below.isEmpty()) {
      throw refused(folder + "/", "the manifest names this layout, and it has no files");
    }
    below.clear();
  }

  private static String hint(String path) {
    return path.startsWith(LAYOUTS) ? ": its layout is not among the manifest's" : "";
  }

  private FindingsException refused(String place, String rule) {
    return refusal.of(FindingCode.MANIFEST_CONTRADICTS, place, rule);
  }
}
