package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Constraints of tables and domains. */
final class ConstraintDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("constraint");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    if (gone.get("rel") == null) {
      out.runIf(
          Conditions.exists(gone),
          "ALTER DOMAIN "
              + gone.require("domain")
              + " DROP CONSTRAINT IF EXISTS "
              + gone.require("name"));
      return;
    }
    if (gone.is("parent")) {
      // Of a partition that has let go of its parent: dropped then, not before.
      out.at(Phase.DROP);
    }
    out.run(table(gone) + " DROP CONSTRAINT IF EXISTS " + gone.require("name"));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (wanted.get("rel") == null) {
      out.runIf(
          "NOT " + Conditions.exists(wanted),
          "ALTER DOMAIN " + wanted.require("domain") + add(wanted) + wanted.require("def"));
    } else if (wanted.is("parent")) {
      ofPartition(wanted, out.at(Phase.LINK));
    } else if (wanted.require("contype").equals("n")) {
      PartitionNames.notNull(wanted, out.at(Phase.LINK));
    } else {
      out.at(wanted.require("contype").equals("f") ? Phase.LINK : Phase.FINISH)
          .runIf(
              "NOT " + Conditions.exists(wanted),
              "ALTER TABLE " + wanted.require("rel") + add(wanted) + definition(wanted, out));
      ownIndex(wanted, out).ifPresent(index -> IndexSettings.ofConstraint(index, out));
    }
  }

  private static void ofPartition(CatalogObject wanted, DdlWriter out) {
    if (wanted.require("contype").equals("f")) {
      PartitionNames.foreignKey(wanted, out);
    } else {
      ownIndex(wanted, out).ifPresent(index -> PartitionNames.index(index, out));
      ownIndex(wanted, out).ifPresent(index -> IndexSettings.ofConstraint(index, out));
    }
  }

  /** A key that an index becomes, or one whose index has what the key cannot say. */
  private static String definition(CatalogObject wanted, DdlWriter out) {
    return ownIndex(wanted, out)
        .flatMap(out::before)
        .filter(before -> before.get("constraint") == null)
        .map(
            before ->
                (wanted.require("contype").equals("p") ? "PRIMARY KEY" : "UNIQUE")
                    + " USING INDEX "
                    + before.require("name")
                    + deferral(wanted.require("def")))
        .orElse(wanted.require("def"));
  }

  private static Optional<CatalogObject> ownIndex(CatalogObject constraint, DdlWriter out) {
    return out.to().objects().stream()
        .filter(object -> object.kind().equals("index"))
        .filter(index -> constraint.require("rel").equals(index.get("rel")))
        .filter(index -> Names.bare(constraint.require("name")).equals(index.get("constraint")))
        .findFirst();
  }

  private static String add(CatalogObject wanted) {
    return " ADD CONSTRAINT " + wanted.require("name") + " ";
  }

  private static String table(CatalogObject constraint) {
    return "ALTER TABLE IF EXISTS " + constraint.require("rel");
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    out.follow(change, "islocal", "inhcount", "parent", "domain");
    String owner =
        after.get("rel") == null ? "DOMAIN " + after.get("domain") : "TABLE " + after.get("rel");
    boolean inherited = !after.is("islocal") && !after.is("parent");
    if (inherited) {
      out.follow(change, "name", "rel", "def", "validated");
      return;
    }
    SchemaMoves.renamePart(
        change,
        name -> exists(after, name),
        (old, now) -> "ALTER " + owner + " RENAME CONSTRAINT " + old + " TO " + now,
        out);
    boolean validated = out.differs(change, "validated");
    if (!out.rewritten(change, "def")) {
      return;
    }
    String was = change.before().require("def");
    String is = after.require("def");
    if (validated && after.is("validated")) {
      out.at(Phase.LINK).run("ALTER " + owner + " VALIDATE CONSTRAINT " + after.require("name"));
    }
    if (!deferral(was).equals(deferral(is))) {
      out.at(Phase.LINK)
          .run(
              table(after)
                  + " ALTER CONSTRAINT "
                  + after.require("name")
                  + (deferral(is).isEmpty() ? " NOT DEFERRABLE" : deferral(is)));
    }
  }

  private static String exists(CatalogObject constraint, String name) {
    return constraint.get("rel") == null
        ? Conditions.domainConstraint(constraint.require("domain"), name)
        : Conditions.constraint(constraint.require("rel"), name);
  }

  /** Anything but validation, and deferral of a foreign key. */
  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    String was = before.require("def");
    String is = after.require("def");
    boolean inherited = !after.is("islocal") && !after.is("parent");
    boolean key = after.require("contype").equals("f");
    boolean sameCore =
        key
            ? out.same(core(was), core(is))
            : out.same(was.replace(" NOT VALID", ""), is.replace(" NOT VALID", ""));
    boolean unvalidated = before.is("validated") && !after.is("validated");
    if (inherited || (sameCore && !unvalidated)) {
      return Optional.empty();
    }
    String owner =
        before.get("rel") == null
            ? "contypid = pg_catalog.to_regtype(" + Names.literal(before.require("domain")) + ")"
            : "conrelid = " + Conditions.regclass(before.require("rel"));
    return Optional.of(
        new Rebuild(
            "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE %s AND conname = %s AND pg_catalog.pg_get_constraintdef(oid) <> %s)"
                .formatted(owner, Names.bareLiteral(before.require("name")), Names.literal(is)),
            true));
  }

  private static String core(String definition) {
    return definition
        .replaceAll(" NOT VALID$", "")
        .replaceAll("( DEFERRABLE)?( INITIALLY DEFERRED)?$", "");
  }

  private static String deferral(String definition) {
    return definition.replaceAll(" NOT VALID$", "").substring(core(definition).length());
  }
}
