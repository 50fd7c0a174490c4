package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.ddl.internal.coverage.MadeUpColumn.Reference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a table that a row needs values for; generated ones are left out. */
final class MadeUpColumns {
  private static final String QUERY =
      """
      SELECT pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
        b.typname, b.typcategory,
        a.attnotnull AND NOT a.atthasdef,
        ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = b.oid
          ORDER BY e.enumsortorder),
        k.refers_to, k.refers_as,
        (SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(c.oid), ' ')
          FROM pg_catalog.pg_constraint c
          WHERE c.contype = 'c' AND c.conrelid = a.attrelid AND c.conkey = ARRAY[a.attnum])
      FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        JOIN pg_catalog.pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
        LEFT JOIN LATERAL (
          SELECT pg_catalog.format('%I.%I', n.nspname, r.relname) AS refers_to,
            pg_catalog.quote_ident(ra.attname) AS refers_as
          FROM pg_catalog.pg_constraint f
            JOIN pg_catalog.pg_class r ON r.oid = f.confrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
            JOIN pg_catalog.pg_attribute ra ON ra.attrelid = r.oid
              AND ra.attnum = f.confkey[pg_catalog.array_position(f.conkey, a.attnum)]
          WHERE f.contype = 'f' AND f.conrelid = a.attrelid AND f.confrelid <> a.attrelid
            AND a.attnum = ANY (f.conkey)
          ORDER BY f.conname LIMIT 1) k ON true
      WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = ''
      ORDER BY a.attnum
      """;

  private MadeUpColumns() {}

  static List<MadeUpColumn> of(Connection connection, String table) throws SQLException {
    List<MadeUpColumn> columns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(QUERY)) {
      select.setString(1, table);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns.add(column(rows));
        }
      }
    }
    return columns;
  }

  private static MadeUpColumn column(ResultSet row) throws SQLException {
    String check = row.getString(9);
    return new MadeUpColumn(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4).charAt(0),
        row.getBoolean(5),
        Arrays.asList((String[]) row.getArray(6).getArray()),
        reference(row.getString(7), row.getString(8)),
        check == null ? "" : check);
  }

  private static @Nullable Reference reference(@Nullable String table, @Nullable String column) {
    return table == null || column == null ? null : new Reference(table, column);
  }
}
