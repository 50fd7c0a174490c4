package dev.oneledger.ddl.internal.portable;

import dev.oneledger.LedgerException;
import dev.oneledger.ddl.Rename;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has another name in the other schema.
 *
 * @param tables new names by old ones
 * @param columns for each table, by its old name, new names by old ones
 */
record Renames(Map<String, String> tables, Map<String, Map<String, String>> columns) {

  /**
   * Reads them.
   *
   * @throws LedgerException if one is not of a table or column, or does not fit the two schemas
   */
  static Renames of(List<Rename> given, PortableSchema present, PortableSchema desired) {
    Map<String, String> tables = new TreeMap<>();
    Map<String, Map<String, String>> columns = new TreeMap<>();
    for (Rename rename : given) {
      String column = rename.column();
      if (column != null) {
        put(columns.computeIfAbsent(plain(rename.name()), none -> new TreeMap<>()), column, rename);
      } else if (rename.kind().equals("table")) {
        put(tables, rename.name(), rename);
      } else {
        throw misfit(rename.toString(), "a portable schema renames tables and columns only");
      }
    }
    Renames renames = new Renames(tables, columns);
    tables.forEach((from, to) -> requireTable(from, to, present, desired));
    columns.forEach(
        (table, names) ->
            names.forEach((from, to) -> renames.requireColumn(table, from, to, present, desired)));
    return renames;
  }

  private static void put(Map<String, String> names, String from, Rename rename) {
    String to = plain(rename.to());
    if (names.containsValue(to) || names.put(plain(from), to) != null) {
      throw misfit(rename.toString(), "another rename has the same old or the same new name");
    }
  }

  private static String plain(String name) {
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static void requireTable(
      String from, String to, PortableSchema present, PortableSchema desired) {
    boolean fits =
        present.table(from).isPresent()
            && desired.table(to).isPresent()
            && present.table(to).isEmpty()
            && desired.table(from).isEmpty();
    if (!fits) {
      throw misfit("table %s to %s".formatted(from, to), ONLY_OLD_AND_ONLY_NEW);
    }
  }

  private void requireColumn(
      String table, String from, String to, PortableSchema present, PortableSchema desired) {
    SchemaTable before = present.table(table).orElse(null);
    SchemaTable after = desired.table(tables.getOrDefault(table, table)).orElse(null);
    boolean fits =
        before != null
            && after != null
            && before.column(from).isPresent()
            && after.column(to).isPresent()
            && before.column(to).isEmpty()
            && after.column(from).isEmpty();
    if (!fits) {
      throw misfit("column %s.%s to %s".formatted(table, from, to), ONLY_OLD_AND_ONLY_NEW);
    }
  }

  private static final String ONLY_OLD_AND_ONLY_NEW =
      "the old name must be in the present schema only, the new one in the desired schema only";

  private static LedgerException misfit(String rename, String why) {
    return new LedgerException(
        "The rename of %s does not fit: %s. Correct the hint.".formatted(rename, why));
  }

  String table(String old) {
    return tables.getOrDefault(old, old);
  }

  String column(String oldTable, String old) {
    return columns.getOrDefault(oldTable, Map.of()).getOrDefault(old, old);
  }

  /** The way back. */
  Renames reversed() {
    Map<String, String> back = new TreeMap<>();
    tables.forEach((from, to) -> back.put(to, from));
    Map<String, Map<String, String>> columnsBack = new TreeMap<>();
    columns.forEach(
        (table, names) -> {
          Map<String, String> reversed = new HashMap<>();
          names.forEach((from, to) -> reversed.put(to, from));
          columnsBack.put(table(table), reversed);
        });
    return new Renames(back, columnsBack);
  }

  /** The schema by its new names; checks and views keep their texts. */
  PortableSchema applied(PortableSchema schema) {
    return new PortableSchema(
        schema.tables().stream().map(this::applied).toList(),
        schema.indexes().stream().map(this::applied).toList(),
        schema.sequences(),
        schema.views());
  }

  private SchemaTable applied(SchemaTable table) {
    return new SchemaTable(
        table(table.name()),
        table.columns().stream().map(c -> c.named(column(table.name(), c.name()))).toList(),
        table.constraints().stream().map(c -> applied(table.name(), c)).toList());
  }

  private TableConstraint applied(String table, TableConstraint constraint) {
    TableConstraint renamed = constraint.renamed(each -> column(table, each));
    TableConstraint.Reference to = constraint.reference();
    return to == null
        ? renamed
        : renamed.leadingTo(table(to.table()), each -> column(to.table(), each));
  }

  private TableIndex applied(TableIndex index) {
    return new TableIndex(
        index.name(),
        table(index.table()),
        index.unique(),
        index.columns().stream()
            .map(
                each ->
                    new TableIndex.Part(column(index.table(), each.column()), each.descending()))
            .toList());
  }
}
