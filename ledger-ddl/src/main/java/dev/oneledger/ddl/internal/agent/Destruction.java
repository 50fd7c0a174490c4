package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a way destroys: objects that are not in the desired schema, and values it converts. */
final class Destruction {
  private final Set<String> objects = new TreeSet<>();

  Destruction(CatalogDiff diff, DdlScript way) {
    Set<String> goneTables =
        diff.dropped().stream()
            .filter(object -> object.kind().equals("relation") || object.kind().equals("type"))
            .map(CatalogObject::ident)
            .collect(Collectors.toSet());
    for (CatalogObject gone : diff.dropped()) {
      boolean goesWithAnother =
          goneTables.contains(String.valueOf(gone.get("rel")))
              || goneTables.contains(String.valueOf(gone.get("domain")))
              || gone.is("internal")
              || gone.get("constraint") != null
              || gone.get("parents") != null && gone.kind().equals("index")
              || gone.kind().equals("sequencestate");
      if (!goesWithAnother) {
        objects.add(label(gone));
      }
    }
    for (DataLoss loss : way.losses()) {
      if (loss.kind() == DataLoss.Kind.TYPE_CHANGED) {
        objects.add("column " + loss.table() + "." + loss.column());
      }
    }
  }

  /** What is destroyed without consent, each as a finding that names it. */
  List<Finding> without(Consent consent) {
    return objects.stream()
        .filter(object -> !consent.covers(object))
        .map(
            object ->
                new Finding(
                    FindingCode.DESTRUCTIVE,
                    object,
                    "The desired schema drops or converts it.",
                    "If that is meant, consent to it: Consent.to(\"%s\"). If it has another name there, say so: Rename."
                        .formatted(object.replace("\"", "\\\""))))
        .toList();
  }

  private static String label(CatalogObject object) {
    String kind = object.kind();
    if (kind.equals("relation")) {
      kind =
          switch (String.valueOf(object.get("relkind"))) {
            case "v" -> "view";
            case "m" -> "materialized view";
            case "f" -> "foreign table";
            default -> "table";
          };
    }
    return kind + " " + object.ident();
  }
}
