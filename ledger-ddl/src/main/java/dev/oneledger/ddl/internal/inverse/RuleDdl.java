package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Rules. */
final class RuleDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("rule");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.runIf(
        Conditions.exists(gone),
        "DROP RULE IF EXISTS " + gone.require("name") + " ON " + gone.require("rel"));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    replace(wanted, out);
    if (!wanted.require("enabled").equals("O")) {
      enable(wanted, out);
    }
  }

  private static void replace(CatalogObject rule, DdlWriter out) {
    String definition = rule.require("def").stripTrailing();
    if (definition.endsWith(";")) {
      definition = definition.substring(0, definition.length() - 1);
    }
    out.run(definition.replaceFirst("^CREATE RULE", "CREATE OR REPLACE RULE"));
  }

  private static void enable(CatalogObject rule, DdlWriter out) {
    out.run(
        "ALTER TABLE IF EXISTS "
            + rule.require("rel")
            + " "
            + TriggerDdl.enabling(rule.require("enabled"))
            + " RULE "
            + rule.require("name"));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String rel = after.require("rel");
    SchemaMoves.renamePart(
        change,
        name -> Conditions.rule(rel, name),
        (old, now) -> "ALTER RULE " + old + " ON " + rel + " RENAME TO " + now,
        out);
    if (out.rewritten(change, "def")) {
      replace(after, out.at(Phase.FINISH));
    }
    if (out.differs(change, "enabled")) {
      enable(after, out.at(Phase.FINISH));
    }
  }
}
