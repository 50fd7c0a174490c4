package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes bundles; see the package's description. Internal: may change in any release. */
public final class BundleWriter {
  static final String MANIFEST = "release-bundle.yaml";
  static final String SUMS = "SHA256SUMS";
  static final String NOTES = "pr_notes.md";

  private final BundleContents contents;
  private final SortedMap<String, Supplier<byte[]>> files = new TreeMap<>();

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
    return bundle(contents, layouts, event -> {});
  }

  /** The same, telling a listener which file is made, by {@link LedgerEvent.Rendering}. */
  public static Bundle bundle(
      BundleContents contents, List<BundleLayout> layouts, LedgerListener listener) {
    return new BundleWriter(PinnedMigrations.in(contents)).write(layouts, listener);
  }

  private Bundle write(List<BundleLayout> layouts, LedgerListener listener) {
    checkNames();
    checkAttached();
    List<BundleLayout> replayable =
        layouts.stream()
            .sorted(Comparator.comparing(BundleLayout::name))
            .filter(this::addLayout)
            .toList();
    List<Lineage.Pin> pins = contents.lineage().pins();
    for (int place = 0; place < pins.size(); place++) {
      addTexts(pins.get(place), place);
    }
    ManifestData manifest =
        ManifestData.of(contents, replayable.stream().map(BundleLayout::name).toList());
    addText(NOTES, new ReleaseNotes(contents, replayable).text());
    addText(VerifyText.FILE, VerifyText.TEXT);
    addText(MANIFEST, Manifest.text(manifest));
    BundlePaths.check(files.keySet());
    BundleFiles rendered = RenderedFiles.withSums(files, listener);
    return new FileBundle(manifest, rendered, StoredZip.digest(rendered), null);
  }

  private void checkNames() {
    ReleaseName release = contents.release();
    ReleaseConditions conditions = contents.conditions();
    check("app", NameForm.NAME, release.app());
    check("release id", NameForm.RELEASE_ID, release.id());
    check("version", NameForm.VERSION, release.version());
    conditions.environments().forEach(name -> check("environment", NameForm.NAME, name));
    if (conditions.requires() != null) {
      check("required release", NameForm.RELEASE_ID, conditions.requires().release());
    }
  }

  private void check(String what, NameForm form, String name) {
    form.objection(name)
        .ifPresent(
            rule -> {
              throw new LedgerException(
                  "Release %s cannot be written as a bundle: its %s %s."
                      .formatted(Refusal.quoted(contents.release().id()), what, rule));
            });
  }

  private void checkAttached() {
    Map<MigrationId, Integer> places = new HashMap<>();
    contents.lineage().pins().forEach(pin -> places.putIfAbsent(pin.id(), places.size()));
    int last = -1;
    for (MigrationId id : contents.attached()) {
      int place = places.getOrDefault(id, -1);
      if (place <= last) {
        throw new LedgerException(
            "Migration %s is attached to release %s and not part of its lineage%s."
                .formatted(
                    id, contents.release(), place < 0 ? "" : " behind the one attached before it"));
      }
      last = place;
    }
  }

  private boolean addLayout(BundleLayout layout) {
    SortedMap<String, Supplier<String>> texts = layout.files(contents);
    texts.forEach(
        (path, text) -> add("apply/" + layout.name() + "/" + path, () -> utf8(text.get())));
    return !texts.isEmpty();
  }

  private void addTexts(Lineage.Pin pin, int place) {
    add(BundleFile.sql(pin.id()), () -> contents.migrations().get(place).apply().bytes());
    if (pin.rollbackHash() != null) {
      add(
          BundleFile.rollback(pin.id()),
          () -> Objects.requireNonNull(contents.migrations().get(place).rollback()).bytes());
    }
  }

  private void addText(String path, String text) {
    byte[] bytes = utf8(text);
    add(path, () -> bytes);
  }

  private void add(String path, Supplier<byte[]> maker) {
    if (files.putIfAbsent(path, maker) != null) {
      throw new LedgerException(
          "Release %s has two files '%s': every migration needs a name of its own, every layout another folder."
              .formatted(contents.release(), path));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
