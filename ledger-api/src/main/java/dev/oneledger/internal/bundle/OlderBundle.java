package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.internal.file.FileSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whether a folder holds an earlier revision of a release, and nothing that anybody added to it.
 */
final class OlderBundle {
  private static final String REVISION = "release_revision: ";
  private static final List<String> SAME = List.of("release_id: ", "app: ", "format: ");

  private final List<String> manifest;

  OlderBundle(ManifestData manifest) {
    this.manifest = Manifest.text(manifest).lines().toList();
  }

  boolean isIn(FileSet there) {
    SortedMap<String, Hash> sums = there.sums();
    if (!sums.containsKey(BundleWriter.SUMS) || !sums.containsKey(BundleWriter.MANIFEST)) {
      return false;
    }
    sums.remove(BundleWriter.SUMS);
    List<String> lines = text(there, BundleWriter.MANIFEST).lines().toList();
    return text(there, BundleWriter.SUMS).equals(Sums.text(sums))
        && SAME.stream().allMatch(name -> line(lines, name).equals(line(manifest, name)))
        && revision(lines) < revision(manifest);
  }

  private static String text(FileSet there, String path) {
    return new String(there.content(path), StandardCharsets.UTF_8);
  }

  private static Optional<String> line(List<String> lines, String name) {
    return lines.stream().filter(line -> line.startsWith(name)).findFirst();
  }

  private static int revision(List<String> lines) {
    return line(lines, REVISION)
        .map(line -> line.substring(REVISION.length()))
        .filter(number -> number.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElse(Integer.MAX_VALUE);
  }
}
