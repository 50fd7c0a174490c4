package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Labels that are renamed or added. */
final class EnumLabels {

  private EnumLabels() {}

  static void change(Change change, DdlWriter out) {
    List<String> before = Texts.list(change.before().get("labels"));
    List<String> after = Texts.list(change.after().get("labels"));
    CatalogObject type = change.after();
    if (added(before, after)) {
      add(type, before, after, out);
    } else if (renamed(before, after)) {
      rename(type, before, after, out);
    } else {
      EnumReplacement.of(change, out);
    }
  }

  /** True if neither ADD VALUE nor RENAME VALUE leads there. */
  static boolean mustReplace(Change change) {
    List<String> before = Texts.list(change.before().get("labels"));
    List<String> after = Texts.list(change.after().get("labels"));
    return !added(before, after) && !renamed(before, after);
  }

  /** That the enum of this name has just the labels that the object has. */
  static String are(String ident, CatalogObject type) {
    return "(SELECT pg_catalog.jsonb_agg(enumlabel ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype(%s)) = %s::pg_catalog.jsonb"
        .formatted(Names.literal(ident), Names.literal(type.require("labels")));
  }

  /** True if there are as many, and one that stays has its place. */
  private static boolean renamed(List<String> before, List<String> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i)) && before.contains(after.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** True if the labels that were there are still there, in the same order. */
  private static boolean added(List<String> before, List<String> after) {
    List<String> kept = new ArrayList<>(after);
    kept.retainAll(before);
    return kept.equals(before);
  }

  /** The labels as CREATE TYPE has them. */
  static String list(CatalogObject type) {
    return Texts.list(type.get("labels")).stream()
        .map(Names::literal)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static void add(
      CatalogObject type, List<String> before, List<String> after, DdlWriter out) {
    List<String> present = new ArrayList<>(before);
    for (int i = 0; i < after.size(); i++) {
      String label = after.get(i);
      if (present.contains(label)) {
        continue;
      }
      String place =
          i > 0
              ? " AFTER " + Names.literal(after.get(i - 1))
              : present.isEmpty() ? "" : " BEFORE " + Names.literal(present.get(0));
      out.run(
          "ALTER TYPE %s ADD VALUE IF NOT EXISTS %s%s"
              .formatted(type.ident(), Names.literal(label), place));
      present.add(i, label);
    }
  }

  private static void rename(
      CatalogObject type, List<String> before, List<String> after, DdlWriter out) {
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        out.rename(
            new Rename(
                2,
                "label of type " + type.ident(),
                before.get(i),
                after.get(i),
                label -> exists(type, label),
                (one, other) ->
                    "ALTER TYPE %s RENAME VALUE %s TO %s"
                        .formatted(type.ident(), Names.literal(one), Names.literal(other))));
      }
    }
  }

  private static String exists(CatalogObject type, String label) {
    return "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype(%s) AND enumlabel = %s)"
        .formatted(Names.literal(type.ident()), Names.literal(label));
  }
}
