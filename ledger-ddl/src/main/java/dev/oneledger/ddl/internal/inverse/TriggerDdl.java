package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Triggers, but for those that partitions have from their parents. */
final class TriggerDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("trigger");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.runIf(
        Conditions.exists(gone),
        "DROP TRIGGER IF EXISTS " + gone.require("name") + " ON " + gone.require("rel"));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.runIf("NOT " + Conditions.exists(wanted), wanted.require("def"));
    if (!wanted.require("enabled").equals("O")) {
      enable(wanted, out);
    }
  }

  private static void enable(CatalogObject trigger, DdlWriter out) {
    out.run(
        "ALTER TABLE IF EXISTS "
            + trigger.require("rel")
            + " "
            + enabling(trigger.require("enabled"))
            + " TRIGGER "
            + trigger.require("name"));
  }

  static String enabling(String enabled) {
    return switch (enabled) {
      case "D" -> "DISABLE";
      case "A" -> "ENABLE ALWAYS";
      case "R" -> "ENABLE REPLICA";
      default -> "ENABLE";
    };
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String rel = after.require("rel");
    if (after.is("parent")) {
      out.follow(change, "name", "rel", "parent");
    }
    SchemaMoves.renamePart(
        change,
        name -> Conditions.trigger(rel, name),
        (old, now) -> "ALTER TRIGGER " + old + " ON " + rel + " RENAME TO " + now,
        out);
    out.follow(change, "def");
    if (out.differs(change, "enabled")) {
      enable(after, out);
    }
  }

  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    return after.is("parent")
            || (out.same(before.require("def"), after.require("def"))
                && before.is("constraint") == after.is("constraint"))
        ? Optional.empty()
        : Optional.of(
            new Rebuild(
                "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = %s AND tgname = %s AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) <> %s)"
                    .formatted(
                        Conditions.regclass(before.require("rel")),
                        Names.bareLiteral(before.require("name")),
                        Names.literal(after.require("def"))),
                true));
  }
}
