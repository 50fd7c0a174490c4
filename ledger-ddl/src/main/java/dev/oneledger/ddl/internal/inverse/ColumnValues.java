package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.inverse.Rebuilding.Rebuild;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Type, default, identity, expression and nullability of a table's column. */
final class ColumnValues {

  private ColumnValues() {}

  static void change(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    out.follow(change, "genexpr", "generated", "seqopts", "seqname");
    String alter = ColumnDdl.alter(after);
    if (before.get("genexpr") != null && after.get("genexpr") == null) {
      out.run(alter + " DROP EXPRESSION IF EXISTS");
    }
    boolean wasIdentity = !before.require("identity").isEmpty();
    boolean isIdentity = !after.require("identity").isEmpty();
    if (wasIdentity && !isIdentity && before.is("islocal")) {
      Phase phase = out.phase();
      out.at(Phase.DROP)
          .runIf(Conditions.exists(before), ColumnDdl.alter(before) + " DROP IDENTITY IF EXISTS");
      out.at(phase);
    }
    if (out.differs(change, "notnull") && before.is("notnull")) {
      // Rows may have had no value.
      out.run(alter + " DROP NOT NULL");
    }
    boolean ofParent = !after.is("islocal");
    boolean retyped = !ofParent && retyped(change, out);
    if (retyped) {
      retype(change, out);
    }
    if (out.differs(change, "default")
        && !retyped
        && !out.same(before.get("default"), after.get("default"))) {
      setDefault(after, out);
    }
    if (out.differs(change, "identity")) {
      identity(after, wasIdentity, isIdentity, out);
    }
    if (out.differs(change, "notnull") && !isIdentity && after.is("notnull")) {
      out.at(Phase.FINISH).run(alter + " SET NOT NULL");
    }
  }

  private static void identity(CatalogObject after, boolean was, boolean is, DdlWriter out) {
    ColumnText text = new ColumnText(after);
    if (was && is) {
      out.run(ColumnDdl.alter(after) + " SET GENERATED " + text.always());
    } else if (is) {
      if (!after.is("islocal")) {
        return;
      }
      out.loses(
          new DataLoss(DataLoss.Kind.SEQUENCE_RESET, after.require("rel"), after.require("name")));
      out.at(Phase.FINISH)
          .runIf(
              noIdentity(after),
              "ALTER TABLE "
                  + after.require("rel")
                  + " ALTER COLUMN "
                  + after.require("name")
                  + (after.is("notnull")
                      ? " SET NOT NULL, ALTER COLUMN " + after.require("name")
                      : "")
                  + " ADD "
                  + text.identity());
    }
  }

  private static String noIdentity(CatalogObject column) {
    return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = %s AND attname = %s AND NOT attisdropped AND attidentity = '')"
        .formatted(
            Conditions.regclass(column.require("rel")), Names.bareLiteral(column.require("name")));
  }

  private static boolean retyped(Change change, DdlWriter out) {
    // Both are asked for, so that both count as taken care of.
    boolean type = out.rewritten(change, "type");
    boolean collation = out.rewritten(change, "collation");
    return type || collation;
  }

  private static void retype(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    String name = after.require("name");
    List<String> steps = new ArrayList<>();
    if (before.get("default") != null) {
      steps.add("DROP DEFAULT");
    }
    steps.add(
        "TYPE "
            + new ColumnText(after).type()
            + (after.get("genexpr") == null
                ? " USING " + out.value(after, conversion(before, after))
                : ""));
    if (after.get("default") != null) {
      steps.add("SET DEFAULT " + after.get("default"));
    }
    out.loses(new DataLoss(DataLoss.Kind.TYPE_CHANGED, after.require("rel"), name));
    out.runIfText(
        otherType(after.require("rel"), name, after),
        "ALTER TABLE "
            + after.require("rel")
            + " "
            + String.join(
                ", ", steps.stream().map(step -> "ALTER COLUMN " + name + " " + step).toList()));
    if (before.get("default") == null && after.get("default") != null) {
      setDefault(after, out);
    }
  }

  private static String conversion(CatalogObject before, CatalogObject after) {
    return Conversions.using(after.require("name"), before.require("type"), after.require("type"));
  }

  /** That the column is there and of another type or collation. */
  private static String otherType(String rel, String name, CatalogObject wanted) {
    String collation =
        wanted.get("collation") == null
            ? "(SELECT typcollation FROM pg_catalog.pg_type WHERE oid = atttypid)"
            : "pg_catalog.to_regcollation(" + Names.literal(wanted.require("collation")) + ")";
    return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = %s AND attname = %s AND NOT attisdropped AND (pg_catalog.format_type(atttypid, atttypmod) <> %s OR attcollation <> %s))"
        .formatted(
            Conditions.regclass(rel),
            Names.bareLiteral(name),
            Names.literal(wanted.require("type")),
            collation);
  }

  /** What the column of a typed table has and its type has not. */
  static void ofType(CatalogObject column, DdlWriter out) {
    if (column.get("default") != null) {
      setDefault(column, out);
    }
    if (column.is("notnull")) {
      out.run(ColumnDdl.alter(column) + " SET NOT NULL");
    }
  }

  static void setDefault(CatalogObject column, DdlWriter out) {
    if (column.get("genexpr") != null) {
      return;
    }
    if (column.get("default") != null) {
      out.run(ColumnDdl.alter(column) + " SET DEFAULT " + column.get("default"));
    } else if (column.require("identity").isEmpty()) {
      out.run(ColumnDdl.alter(column) + " DROP DEFAULT");
    } else {
      out.runIf(noIdentity(column), ColumnDdl.alter(column) + " DROP DEFAULT");
    }
  }

  /** Generated columns get their expression only when they are made; types hold views and more. */
  static Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    String rel = before.require("rel");
    String name = before.require("name");
    if (after.get("genexpr") != null && !out.same(before.get("genexpr"), after.get("genexpr"))) {
      return Optional.of(
          new Rebuild(
              "EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = %s AND a.attname = %s AND NOT a.attisdropped AND (a.attgenerated = '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) <> %s))"
                  .formatted(
                      Conditions.regclass(rel),
                      Names.bareLiteral(name),
                      Names.literal(after.require("genexpr"))),
              true));
    }
    return out.same(before.get("type"), after.get("type"))
            && out.same(before.get("collation"), after.get("collation"))
        ? Optional.empty()
        : Optional.of(new Rebuild(otherType(rel, name, after), false));
  }
}
