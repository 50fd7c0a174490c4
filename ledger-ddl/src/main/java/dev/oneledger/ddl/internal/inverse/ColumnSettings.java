package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a column's values are stored and looked at. */
final class ColumnSettings {

  private ColumnSettings() {}

  static void afterCreate(CatalogObject column, DdlWriter out) {
    String alter = ColumnDdl.alter(column);
    if (!column.require("storage").equals(column.require("typestorage"))) {
      out.run(alter + " SET STORAGE " + new ColumnText(column).storage());
    }
    if (!target(column).equals("-1")) {
      out.run(alter + " SET STATISTICS " + target(column));
    }
    if (column.get("options") != null) {
      out.run(alter + " SET " + StorageOptions.list(options(column)));
    }
  }

  /** What a child has otherwise than its parent. */
  static void ownOfInherited(CatalogObject column, DdlWriter out) {
    String alter = ColumnDdl.alter(column);
    CatalogObject parent = parent(column, out);
    if (parent == null) {
      return;
    }
    if (!Objects.equals(parent.get("default"), column.get("default"))
        && column.get("genexpr") == null) {
      ColumnValues.setDefault(column, out);
    }
    if (column.is("notnull") && !parent.is("notnull")) {
      out.run(alter + " SET NOT NULL");
    }
  }

  private static @Nullable CatalogObject parent(CatalogObject column, DdlWriter out) {
    return out
        .to()
        .byName("relation", column.require("rel"))
        .map(relation -> Texts.names(relation.get("parents")))
        .orElse(List.of())
        .stream()
        .flatMap(name -> out.to().byName("column", name + "." + column.require("name")).stream())
        .findFirst()
        .orElse(null);
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject column = change.after();
    String alter = ColumnDdl.alter(column);
    boolean retyped = !Objects.equals(change.before().get("type"), column.get("type"));
    out.follow(change, "typestorage");
    if (out.differs(change, "storage")
        && (!retyped || !column.require("storage").equals(column.require("typestorage")))) {
      out.run(alter + " SET STORAGE " + new ColumnText(column).storage());
    }
    if (out.differs(change, "compression")) {
      String method = new ColumnText(column).compression();
      out.run(alter + " SET COMPRESSION " + (method.isEmpty() ? "default" : method));
    }
    if (out.differs(change, "stattarget")) {
      out.run(alter + " SET STATISTICS " + target(column));
    }
    if (out.differs(change, "options")) {
      StorageOptions.change(alter, options(change.before()), options(column), out);
    }
  }

  private static List<String> options(CatalogObject column) {
    return Texts.names(column.get("options"));
  }

  private static String target(CatalogObject column) {
    String target = column.get("stattarget");
    return target == null ? "-1" : target;
  }
}
