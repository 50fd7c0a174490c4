package dev.oneledger.reliability.sets;

import dev.oneledger.ddl.ScratchDatabase;
import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.reliability.server.DataSources;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A second reading of a database that has nothing of the proof in it: pg_dump's text, or where
 * there is none for this server the catalog's snapshot, and every row as JSON. Columns of a table,
 * and statements, count in any order.
 *
 * @param statements the schema, statement by statement
 * @param rows a line for each table that has rows
 */
record Witness(List<String> statements, List<String> rows) {
  private static final Pattern IGNORED =
      Pattern.compile("^(--.*|SET .*|SELECT pg_catalog\\.set_config.*|\\\\(un)?restrict.*|)$");

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname !~ '^(pg_(toast|temp)|oneledger)' ORDER BY 1\
      """;

  static Witness of(Databases databases, ScratchDatabase database) {
    List<String> schema =
        databases
            .dump(database.name())
            .map(Witness::statements)
            .orElseGet(() -> lines(database.dataSource()));
    return new Witness(schema, rows(database.dataSource()));
  }

  /** Where there is no pg_dump for this server. */
  private static List<String> lines(DataSource database) {
    return CatalogSnapshot.of(database).lines().stream()
        .map(line -> line.replaceFirst("\"pos\": \\d+(, )?", ""))
        .sorted()
        .toList();
  }

  /**
   * Statements end at a line that ends with a semicolon, and are sorted where order means nothing.
   */
  private static List<String> statements(String dump) {
    List<String> statements = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String line : dump.lines().filter(l -> !IGNORED.matcher(l).matches()).toList()) {
      current.add(line);
      if (line.endsWith(";")) {
        statements.add(canonical(current));
        current.clear();
      }
    }
    if (!current.isEmpty()) {
      statements.add(canonical(current));
    }
    statements.sort(null);
    return List.copyOf(statements);
  }

  private static String canonical(List<String> lines) {
    if (!lines.get(0).startsWith("CREATE TABLE")) {
      return String.join("\n", lines);
    }
    return String.join(
        "\n", lines.stream().map(line -> line.strip().replaceFirst(",$", "")).sorted().toList());
  }

  private static List<String> rows(DataSource database) {
    List<String> rows = new ArrayList<>();
    for (String table : DataSources.query(database, TABLES)) {
      String sum =
          DataSources.query(
                  database,
                  "SELECT count(*) || ' ' || coalesce(md5(string_agg(r, E'\\n' ORDER BY r COLLATE \"C\")), '') FROM"
                      + " (SELECT to_jsonb(t)::text AS r FROM ONLY "
                      + table
                      + " t) x")
              .get(0);
      if (!sum.startsWith("0 ")) {
        rows.add("rows of " + table + ": " + sum);
      }
    }
    return rows;
  }

  boolean sameSchema(Witness other) {
    return statements.equals(other.statements);
  }

  boolean isSame(Witness other) {
    return sameSchema(other) && rows.equals(other.rows);
  }

  /** The same with numbers of rows only, for values may be new at each run, as {@code now()} is. */
  Witness counted() {
    return new Witness(
        statements, rows.stream().map(row -> row.substring(0, row.lastIndexOf(' '))).toList());
  }

  /** What is in one of the two only, a line for each. */
  List<String> differences(Witness found) {
    List<String> differences = new ArrayList<>();
    differences.addAll(only("missing", all(), found.all()));
    differences.addAll(only("too much", found.all(), all()));
    return differences;
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(statements);
    all.addAll(rows);
    return all;
  }

  private static List<String> only(String what, List<String> here, List<String> there) {
    TreeSet<String> left = new TreeSet<>(here);
    there.forEach(left::remove);
    return left.stream().map(text -> what + ": " + text.replaceAll("\\s+", " ")).toList();
  }
}
