package dev.oneledger.ddl.internal.agent;

import dev.oneledger.ddl.Rename;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A short name for what a migration does, from the first thing that it does. */
final class Slug {
  private static final int LONGEST = 60;

  private final CatalogDiff diff;
  private final List<Rename> renames;

  Slug(CatalogDiff diff, List<Rename> renames) {
    this.diff = diff;
    this.renames = renames;
  }

  String text() {
    List<String> words = new ArrayList<>();
    if (!renames.isEmpty()) {
      words.add("rename_to_" + renames.get(0).to());
    }
    first(diff.created(), "relation").ifPresent(object -> words.add("create_" + name(object)));
    if (words.isEmpty()) {
      first(diff.created(), "column").ifPresent(object -> words.add("add_" + name(object)));
    }
    if (words.isEmpty() && !diff.created().isEmpty()) {
      words.add("add_" + name(diff.created().get(0)));
    }
    if (words.isEmpty() && !diff.changed().isEmpty()) {
      words.add("change_" + name(diff.changed().get(0).after()));
    }
    if (words.isEmpty() && !diff.dropped().isEmpty()) {
      CatalogObject gone = first(diff.dropped(), "relation").orElse(diff.dropped().get(0));
      words.add("drop_" + name(gone));
    }
    String text = String.join("_", words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    text = text.replaceAll("^_+|_+$", "");
    return text.isEmpty() ? "evolve" : text.substring(0, Math.min(LONGEST, text.length()));
  }

  private static java.util.Optional<CatalogObject> first(List<CatalogObject> objects, String kind) {
    return objects.stream().filter(object -> object.kind().equals(kind)).findFirst();
  }

  private static String name(CatalogObject object) {
    String name = object.get("name");
    return name == null ? object.ident() : name;
  }
}
