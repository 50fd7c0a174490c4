package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.stream.Collectors;

/** Tables, partitioned and foreign ones too. */
final class TableDdl {

  private TableDdl() {}

  static void create(CatalogObject table, DdlWriter out) {
    List<CatalogObject> columns = Relations.columns(out.to(), table);
    boolean partition = Partitions.bornIn(table, columns);
    boolean attached = table.get("partbound") != null && !partition;
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(unlogged(table) ? "UNLOGGED " : "");
    sql.append(foreign(table) ? "FOREIGN TABLE" : "TABLE")
        .append(" IF NOT EXISTS ")
        .append(table.ident());
    if (partition) {
      sql.append(" PARTITION OF ")
          .append(table.get("parents"))
          .append(' ')
          .append(table.get("partbound"));
    } else if (table.get("oftype") != null) {
      sql.append(" OF ").append(table.get("oftype"));
    } else {
      sql.append(
          columns.stream()
              .filter(column -> column.is("islocal"))
              .map(column -> "\n  " + new ColumnText(column).full())
              .collect(Collectors.joining(",", " (", ")")));
      sql.append(
          table.get("parents") == null || attached
              ? ""
              : " INHERITS (" + table.get("parents") + ")");
    }
    sql.append(table.get("partkey") == null ? "" : " PARTITION BY " + table.get("partkey"));
    sql.append(foreign(table) ? ForeignOptionsDdl.server(table, out) : "");
    sql.append(
        table.get("am") == null || table.require("am").equals("heap")
            ? ""
            : " USING " + table.get("am"));
    List<String> options = StorageOptions.ofTable(table);
    sql.append(options.isEmpty() ? "" : " WITH " + StorageOptions.list(options));
    sql.append(table.get("tablespace") == null ? "" : " TABLESPACE " + table.get("tablespace"));
    out.run(sql.toString());
    columns.forEach(column -> ColumnDdl.afterCreate(column, out));
    if (table.get("oftype") != null) {
      columns.forEach(column -> ColumnValues.ofType(column, out));
    }
    if (attached) {
      Partitions.attach(table, out);
    }
    String alter = "ALTER TABLE IF EXISTS " + table.ident();
    if (table.is("rls")) {
      out.run(alter + " ENABLE ROW LEVEL SECURITY");
    }
    if (table.is("rlsforce")) {
      out.run(alter + " FORCE ROW LEVEL SECURITY");
    }
    identity(table, out);
  }

  /** The identity of rows for replication, which a foreign table has none of. */
  private static void identity(CatalogObject table, DdlWriter out) {
    if (foreign(table)) {
      return;
    }
    String identity =
        switch (table.require("replident")) {
          case "f" -> "FULL";
          case "n" -> "NOTHING";
          default -> null;
        };
    if (identity != null) {
      out.run("ALTER TABLE IF EXISTS " + table.ident() + " REPLICA IDENTITY " + identity);
    }
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject table = change.after();
    String alter = "ALTER TABLE IF EXISTS " + table.ident();
    Partitions.change(change, out);
    if (out.differs(change, "rls")) {
      out.run(alter + (table.is("rls") ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
    }
    if (out.differs(change, "rlsforce")) {
      out.run(alter + (table.is("rlsforce") ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
    }
    if (out.differs(change, "persistence")) {
      out.run(alter + (unlogged(table) ? " SET UNLOGGED" : " SET LOGGED"));
    }
    if (out.differs(change, "replident")) {
      if (table.require("replident").equals("d")) {
        out.run(alter + " REPLICA IDENTITY DEFAULT");
      } else {
        identity(table, out);
      }
    }
    boolean options = out.differs(change, "options");
    if (out.differs(change, "toastoptions") || options) {
      StorageOptions.change(
          alter, StorageOptions.ofTable(change.before()), StorageOptions.ofTable(table), out);
    }
    if (out.rewritten(change, "oftype")) {
      String type = table.get("oftype");
      out.runIf(
          "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = %s AND reloftype <> %s)"
              .formatted(
                  Conditions.regclass(table.ident()),
                  type == null
                      ? "0"
                      : "pg_catalog.to_regtype(" + Names.literal(type) + ")::pg_catalog.oid"),
          alter + (type == null ? " NOT OF" : " OF " + type));
    }
    if (out.same(change.before().get("partkey"), table.get("partkey"))) {
      out.follow(change, "partkey");
    }
    place(change, alter, out);
  }

  /** Tablespace and access method. */
  static void place(Change change, String alter, DdlWriter out) {
    CatalogObject relation = change.after();
    if (out.differs(change, "tablespace")) {
      String space = relation.get("tablespace");
      out.run(alter + " SET TABLESPACE " + (space == null ? "pg_default" : space));
    }
    if (relation.get("am") != null && out.differs(change, "am")) {
      out.run(alter + " SET ACCESS METHOD " + relation.get("am"));
    }
  }

  private static boolean unlogged(CatalogObject table) {
    return table.require("persistence").equals("u");
  }

  private static boolean foreign(CatalogObject table) {
    return table.require("relkind").equals("f");
  }
}
