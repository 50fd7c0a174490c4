package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes bundles; see the package's description. Internal: may change in any release. */
public final class BundleWriter {
  static final String MANIFEST = "release-bundle.yaml";
  static final String SUMS = "SHA256SUMS";
  static final String NOTES = "pr_notes.md";

  private final BundleContents contents;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private BundleWriter(BundleContents contents) {
    this.contents = contents;
  }

  /**
   * The bundle of these contents.
   *
   * @param layouts in any order; one that has no files for these contents is left out
   * @throws LedgerException if the texts are not the pinned ones, two migrations would have one
   *     file name, or a layout cannot replay a text
   */
  public static Bundle bundle(BundleContents contents, List<BundleLayout> layouts) {
    return new BundleWriter(contents).write(layouts);
  }

  private Bundle write(List<BundleLayout> layouts) {
    checkPinned();
    List<String> replayable = new ArrayList<>();
    layouts.stream()
        .sorted(Comparator.comparing(BundleLayout::name))
        .filter(this::addLayout)
        .forEach(layout -> replayable.add(layout.name()));
    for (Migration migration : contents.migrations()) {
      add(BundleFile.sql(migration.id()), migration.apply().bytes());
      if (migration.rollback() != null) {
        add(BundleFile.rollback(migration.id()), migration.rollback().bytes());
      }
    }
    add(NOTES, utf8(new ReleaseNotes(contents, replayable).text()));
    add(MANIFEST, utf8(new Manifest(contents, replayable).text()));
    add(SUMS, utf8(sums()));
    return Bundle.of(contents.release(), contents.lineage(), files);
  }

  private void checkPinned() {
    List<Lineage.Pin> actual = contents.migrations().stream().map(Lineage.Pin::of).toList();
    if (!actual.equals(contents.lineage().pins())) {
      throw new LedgerException(
          """
          The texts of release %s are not the ones it pins.
            expected: %s
            actual:   %s
            to do:    restore the texts the release was cut with."""
              .formatted(contents.release(), contents.lineage().pins(), actual));
    }
    contents.attached().stream()
        .filter(id -> contents.lineage().pin(id).isEmpty())
        .findFirst()
        .ifPresent(
            id -> {
              throw new LedgerException(
                  "Migration %s is attached to release %s and not part of its lineage."
                      .formatted(id, contents.release()));
            });
  }

  private boolean addLayout(BundleLayout layout) {
    SortedMap<String, String> texts = layout.files(contents);
    texts.forEach((path, text) -> add("apply/" + layout.name() + "/" + path, utf8(text)));
    return !texts.isEmpty();
  }

  private void add(String path, byte[] bytes) {
    if (files.putIfAbsent(path, bytes) != null) {
      throw new LedgerException(
          "Release %s has two files '%s': every migration needs a name of its own, every layout another folder."
              .formatted(contents.release(), path));
    }
  }

  /** What {@code sha256sum -c} reads. */
  private String sums() {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (path, bytes) ->
            lines.append(Hash.sha256(bytes).hex()).append("  ").append(path).append('\n'));
    return lines.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
