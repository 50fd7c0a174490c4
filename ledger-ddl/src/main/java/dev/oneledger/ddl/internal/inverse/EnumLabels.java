package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Labels that are renamed or added. */
final class EnumLabels {

  private EnumLabels() {}

  static void change(Change change, DdlWriter out) {
    List<String> before = Texts.list(change.before().get("labels"));
    List<String> after = Texts.list(change.after().get("labels"));
    CatalogObject type = change.after();
    if (added(before, after)) {
      add(type, before, after, out);
    } else if (before.size() == after.size() && !new HashSet<>(before).equals(new HashSet<>(after))) {
      rename(type, before, after, out);
    } else {
      out.refuse(
          type,
          "no statement takes a label from an enum",
          "leave the label, which nothing needs to use; or create the enum anew and move its columns"
              + " to it, by hand");
    }
  }

  /** True if the labels that were there are still there, in the same order. */
  static boolean added(List<String> before, List<String> after) {
    List<String> kept = new ArrayList<>(after);
    kept.retainAll(before);
    return kept.equals(before);
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
