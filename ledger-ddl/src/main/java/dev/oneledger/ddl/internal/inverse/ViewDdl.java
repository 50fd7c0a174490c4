package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.Rebuilding.Rebuild;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/** Views, materialized ones too. */
final class ViewDdl {

  private ViewDdl() {}

  static void create(CatalogObject view, DdlWriter out) {
    if (isMaterialized(view)) {
      out.run(
          "CREATE MATERIALIZED VIEW IF NOT EXISTS "
              + view.ident()
              + (view.get("am") == null || view.require("am").equals("heap")
                  ? ""
                  : " USING " + view.get("am"))
              + StorageOptions.with(view.get("options"))
              + (view.get("tablespace") == null ? "" : " TABLESPACE " + view.get("tablespace"))
              + " AS"
              + body(view)
              + (view.is("populated") ? "" : " WITH NO DATA"));
    } else {
      out.run(replace(view));
    }
    for (CatalogObject column : Relations.columns(out.to(), view)) {
      if (isMaterialized(view)) {
        ColumnSettings.afterCreate(column, out);
      } else if (column.get("default") != null) {
        ColumnValues.setDefault(column, out);
      }
    }
  }

  private static String replace(CatalogObject view) {
    return "CREATE OR REPLACE VIEW "
        + view.ident()
        + StorageOptions.with(view.get("options"))
        + " AS"
        + body(view);
  }

  private static String body(CatalogObject view) {
    String text = view.require("viewdef").stripTrailing();
    return "\n" + (text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
  }

  static boolean isMaterialized(CatalogObject view) {
    return view.require("relkind").equals("m");
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject view = change.after();
    if (out.differs(change, "viewdef") && !isMaterialized(view)) {
      out.at(Phase.FINISH)
          .runIfText(
              "pg_catalog.pg_get_viewdef(%s) <> %s"
                  .formatted(
                      Conditions.regclass(view.ident()), Names.literal(view.require("viewdef"))),
              replace(view));
    }
    out.at(Phase.FINISH);
    String alter = "ALTER " + Relations.word(view) + " IF EXISTS " + view.ident();
    if (out.differs(change, "options")) {
      StorageOptions.change(
          alter,
          Texts.array(change.before().get("options")),
          Texts.array(view.get("options")),
          out);
    }
    if (out.differs(change, "populated")) {
      out.runIf(
          "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = %s AND relispopulated = %s)"
              .formatted(Conditions.regclass(view.ident()), !view.is("populated")),
          "REFRESH MATERIALIZED VIEW "
              + view.ident()
              + (view.is("populated") ? "" : " WITH NO DATA"));
    }
    TableDdl.place(change, alter, out);
  }

  /**
   * What CREATE OR REPLACE cannot do: other columns than more at the end; and materialized ones.
   */
  static Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    String near = change.before().ident();
    if (isMaterialized(change.after())) {
      return out.same(change.before().get("viewdef"), change.after().get("viewdef"))
              && columnsStay(change, out)
          ? Optional.empty()
          : Optional.of(
              new Rebuild(
                  "pg_catalog.pg_get_viewdef(%s) <> %s"
                      .formatted(
                          Conditions.regclass(near),
                          Names.literal(change.after().require("viewdef"))),
                  true));
    }
    return columnsStay(change, out)
        ? Optional.empty()
        : Optional.of(
            new Rebuild(
                Relations.columnTextNow(near)
                    + " <> "
                    + Names.literal(Relations.columnText(out.to(), change.after())),
                true));
  }

  private static boolean columnsStay(Change change, DdlWriter out) {
    List<CatalogObject> before = Relations.columns(out.from(), change.before());
    List<CatalogObject> after = Relations.columns(out.to(), change.after());
    if (before.size() > after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      CatalogObject one = before.get(i);
      CatalogObject other = after.get(i);
      boolean renamed = out.after(one).filter(now -> now.id().equals(other.id())).isPresent();
      if (!(renamed || one.require("name").equals(other.require("name")))
          || !out.same(one.require("type"), other.require("type"))
          || !out.same(one.get("collation"), other.get("collation"))) {
        return false;
      }
    }
    return true;
  }
}
