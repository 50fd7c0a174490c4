package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a way destroys: objects that are not in the desired schema, and values it converts. */
final class Destruction {
  private final Set<String> objects = new TreeSet<>();

  /** What goes with the table, column or type it belongs to. */
  private static final Set<String> PARTS =
      Set.of(
          "column", "constraint", "index", "sequence", "trigger", "rule", "policy", "statistics");

  Destruction(CatalogDiff diff, DdlScript way) {
    Set<String> gone = diff.dropped().stream().map(CatalogObject::id).collect(Collectors.toSet());
    Set<String> goWithAnother =
        diff.from().dependencies().stream()
            .filter(dependency -> gone.contains(dependency.on()))
            .map(Dependency::dependent)
            .collect(Collectors.toSet());
    diff.dropped().stream()
        .filter(
            object -> !(PARTS.contains(object.kind()) && goWithAnother.contains(object.id())))
        .forEach(object -> objects.add(label(object)));
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
