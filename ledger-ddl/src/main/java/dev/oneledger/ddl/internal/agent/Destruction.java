package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.internal.consent.HiddenChanges;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a way destroys: objects that it drops, values that it converts, rows that it deletes.
 * Internal: may change in any release.
 */
public final class Destruction {
  private static final String GOES = "It would be dropped, converted or emptied.";
  private static final Pattern REWRITES = Pattern.compile("(?i)\\bUSING\\b");

  private final SortedMap<String, String> objects = new TreeMap<>();

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
        .forEach(object -> objects.put(label(object), GOES));
    for (DataLoss loss : way.losses()) {
      if (loss.kind() == DataLoss.Kind.TYPE_CHANGED) {
        objects.put("column " + loss.table() + "." + loss.column(), GOES);
      }
    }
  }

  /** A column goes with its own table only: what else it needs may go and leave the table. */
  private static boolean goes(CatalogObject object, Set<String> tables, Set<String> goWithAnother) {
    return object.kind().equals("column")
        ? tables.contains(object.require("rel")) || "c".equals(object.get("relkind"))
        : PARTS.contains(object.kind()) && goWithAnother.contains(object.id());
  }

  /**
   * What a migration destroys, as it was seen to do.
   *
   * @param changed tables whose rows it changed, or would have if there were any
   * @param hidden code of it that may do more where rows are
   */
  public static Destruction of(ProbedMigration probed, Set<String> changed, HiddenChanges hidden) {
    CatalogDiff diff = CatalogDiff.between(probed.before(), probed.after(), Matching.BY_IDENTITY);
    DdlScript way = Inversion.of(probed.before(), probed.after(), Matching.BY_IDENTITY);
    Destruction destruction = new Destruction(diff, way);
    changed.forEach(destruction::rows);
    for (StatementEffect effect : probed.effects()) {
      effect.tables().stream()
          .filter(table -> probed.before().byId(table.id()).isPresent())
          .filter(table -> changes(table, effect))
          .forEach(table -> destruction.rows(table.ident()));
    }
    hidden
        .reasons()
        .forEach(
            (code, why) ->
                destruction.objects.put(
                    code, "It may change rows, and only your rows would tell which: " + why + "."));
    return destruction;
  }

  private void rows(String table) {
    objects.put("rows of " + table, "They would be changed or deleted.");
  }

  /** A table may be written anew with the same values, but not where an expression gives them. */
  private static boolean changes(TouchedTable table, StatementEffect effect) {
    boolean rewritten = table.replaced() && REWRITES.matcher(effect.statement().text()).find();
    return table.updated() > 0 || table.deleted() > 0 || rewritten;
  }

  /** What is destroyed without consent, each as a finding that names it. */
  public List<Finding> without(Consent consent) {
    return objects.entrySet().stream()
        .filter(entry -> !consent.covers(entry.getKey()))
        .map(entry -> finding(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Finding finding(String object, String why) {
    String rename = why.equals(GOES) ? " If it has another name there, say so: Rename." : "";
    return new Finding(
        FindingCode.DESTRUCTIVE,
        object,
        why,
        "If that is meant, consent to it: Consent.to(\"%s\").%s"
            .formatted(object.replace("\"", "\\\""), rename));
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
