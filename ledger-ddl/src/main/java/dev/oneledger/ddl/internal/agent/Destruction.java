package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.StatementVerb;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a way destroys: objects that it drops, values that it converts, rows that it deletes.
 * Internal: may change in any release.
 */
public final class Destruction {
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
    Set<String> tables =
        diff.dropped().stream()
            .filter(object -> object.kind().equals("relation"))
            .map(CatalogObject::ident)
            .collect(Collectors.toSet());
    diff.dropped().stream()
        .filter(object -> !goes(object, tables, goWithAnother))
        .forEach(object -> objects.add(label(object)));
    for (DataLoss loss : way.losses()) {
      if (loss.kind() == DataLoss.Kind.TYPE_CHANGED) {
        objects.add("column " + loss.table() + "." + loss.column());
      }
    }
  }

  /** A column goes with its own table only: what else it needs may go and leave the table. */
  private static boolean goes(CatalogObject object, Set<String> tables, Set<String> goWithAnother) {
    return object.kind().equals("column")
        ? tables.contains(object.require("rel")) || "c".equals(object.get("relkind"))
        : PARTS.contains(object.kind()) && goWithAnother.contains(object.id());
  }

  /** What a migration destroys, as it was seen to do. */
  public static Destruction of(ProbedMigration probed) {
    CatalogDiff diff = CatalogDiff.between(probed.before(), probed.after(), Matching.BY_IDENTITY);
    DdlScript way = Inversion.of(probed.before(), probed.after(), Matching.BY_IDENTITY);
    Destruction destruction = new Destruction(diff, way);
    for (StatementEffect effect : probed.effects()) {
      StatementVerb verb = effect.statement().classification().verb();
      String name = effect.statement().classification().objectName();
      if (verb == StatementVerb.TRUNCATE || verb == StatementVerb.DELETE) {
        destruction.objects.add("rows of " + name);
      }
    }
    return destruction;
  }

  /** What is destroyed without consent, each as a finding that names it. */
  public List<Finding> without(Consent consent) {
    return objects.stream()
        .filter(object -> !consent.covers(object))
        .map(
            object ->
                new Finding(
                    FindingCode.DESTRUCTIVE,
                    object,
                    "It would be dropped, converted or emptied.",
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
