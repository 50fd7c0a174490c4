package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indexes, but for those of constraints, which come and go with these. */
final class IndexDdl implements KindDdl, Rebuilding {

  private static final Pattern HEAD =
      Pattern.compile(
          "^CREATE (UNIQUE )?INDEX (\"(?:[^\"]|\"\")*\"|[^ ]+) ON (ONLY )?", Pattern.DOTALL);

  @Override
  public Set<String> kinds() {
    return Set.of("index");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP INDEX IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (wanted.get("parents") != null) {
      PartitionNames.index(wanted, out.at(Phase.LINK));
    } else if (!wanted.is("valid") && !partitioned(wanted, out)) {
      out.refuse(
          wanted,
          "it is invalid, as after a failed CREATE INDEX CONCURRENTLY",
          "drop it before the migration, or build it anew");
    } else {
      out.run(statement(wanted));
    }
    IndexSettings.afterCreate(wanted, out);
  }

  private static boolean partitioned(CatalogObject index, DdlWriter out) {
    return out.to()
        .byName("relation", index.require("rel"))
        .filter(relation -> relation.require("relkind").equals("p"))
        .isPresent();
  }

  private static String statement(CatalogObject index) {
    String definition = index.require("def");
    Matcher head = HEAD.matcher(definition);
    if (!head.find()) {
      throw new IllegalStateException("No index definition: " + definition);
    }
    boolean only = head.group(3) != null && !index.is("valid");
    return "CREATE "
        + (head.group(1) == null ? "" : "UNIQUE ")
        + "INDEX IF NOT EXISTS "
        + head.group(2)
        + " ON "
        + (only ? "ONLY " : "")
        + definition.substring(head.end());
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    out.follow(change, "rel", "def", "constraint", "unique", "primary");
    if (after.get("constraint") != null) {
      out.follow(change, "name", "schema");
    } else {
      SchemaMoves.rename(change, "INDEX", false, ident -> Conditions.relation(ident, "iI"), out);
    }
    out.at(Phase.FINISH);
    if (out.differs(change, "valid")) {
      valid(after, out);
    }
    IndexSettings.change(change, out);
    parents(change, out);
  }

  private static void valid(CatalogObject after, DdlWriter out) {
    if (!after.is("valid")) {
      out.refuse(after, "it was invalid", "drop it and build it anew");
    } else if (after.require("def").contains(" ON ONLY ")) {
      out.nothing();
    } else {
      out.runIf(
          "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = %s AND NOT indisvalid)"
              .formatted(Conditions.regclass(after.ident())),
          "REINDEX INDEX " + after.ident());
    }
  }

  private static void parents(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    if (!out.rewritten(change, "parents") || after.get("parents") == null) {
      return;
    }
    String parent = after.require("parents");
    if (out.to().byName("index", parent).flatMap(out::before).isPresent()) {
      out.at(Phase.LINK)
          .runIf(
              "NOT " + Partitions.inherits(after.ident(), parent),
              "ALTER INDEX " + parent + " ATTACH PARTITION " + after.ident());
    }
  }

  /**
   * Another definition; or the index of a constraint or of a parent that is one by itself again.
   */
  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    if (before.get("constraint") != null && after.get("constraint") == null) {
      return Optional.of(
          new Rebuild(
              "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = "
                  + Conditions.regclass(before.ident())
                  + ")",
              true));
    }
    boolean follows =
        after.get("constraint") != null
            || out.same(core(before), core(after))
            || (before.get("parents") != null && after.get("parents") != null);
    if (follows && !lostParent(change, out)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rebuild(
            lostParent(change, out)
                ? Partitions.inherits(before.ident(), before.require("parents"))
                : "pg_catalog.pg_get_indexdef(%s) <> %s"
                    .formatted(
                        Conditions.regclass(before.ident()), Names.literal(after.require("def"))),
            true));
  }

  /** The definition without the storage options, which can be altered. */
  private static String core(CatalogObject index) {
    return index.require("def").replaceFirst(" WITH \\([^)]*\\)", "");
  }

  private static boolean lostParent(Change change, DdlWriter out) {
    String parent = change.before().get("parents");
    return parent != null
        && change.after().get("parents") == null
        && change.after().get("constraint") == null
        && out.from().byName("index", parent).flatMap(out::after).isEmpty()
        && out.from()
            .byName("index", parent)
            .flatMap(index -> out.from().byName("relation", index.require("rel")))
            .flatMap(out::after)
            .isPresent();
  }
}
