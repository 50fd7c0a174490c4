package dev.oneledger.ddl.internal.proof;

import dev.oneledger.Hash;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the rows of every table as their number and an order-free hash over them: the sum of each
 * row's SHA-256. Columns are taken by name, so that one at another position is the same.
 */
record TableRows(Session session, StepwiseProduct product) {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);
  private static final int FETCHED = 1_000;
  private static final int HEX = 16;

  SortedMap<ObjectKey, SortedMap<String, String>> read(Catalog catalog) throws SQLException {
    SortedMap<ObjectKey, SortedMap<String, String>> found = new TreeMap<>();
    for (CatalogObject relation : catalog.objects()) {
      if (relation.kind().equals("relation") && product.hasRows(relation)) {
        found.put(
            new ObjectKey(ObjectKey.ROWS, relation.ident()),
            rows(relation.ident(), columns(relation.ident(), catalog)));
      }
    }
    return found;
  }

  private List<CatalogObject> columns(String relation, Catalog catalog) {
    return catalog.objects().stream()
        .filter(object -> object.kind().equals("column"))
        .filter(column -> column.ident().equals(relation + "." + quotedName(column)))
        .sorted(Comparator.comparing(column -> column.require("name")))
        .toList();
  }

  private String quotedName(CatalogObject column) {
    return product.quoted(column.require("name"));
  }

  private SortedMap<String, String> rows(String relation, List<CatalogObject> columns)
      throws SQLException {
    List<String> expressions = columns.stream().map(product::expression).toList();
    String list = expressions.isEmpty() ? "1" : String.join(", ", expressions);
    long count = 0;
    BigInteger sum = BigInteger.ZERO;
    try (Statement statement = session.statement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery("SELECT %s FROM %s".formatted(list, relation))) {
        while (rows.next()) {
          sum = sum.add(hash(rows, expressions.size())).mod(LIMIT);
          count++;
        }
      }
    }
    return new TreeMap<>(
        Map.of(
            "count",
            String.valueOf(count),
            "hash",
            sum.toString(HEX),
            "columns",
            String.join(",", columns.stream().map(this::quotedName).toList())));
  }

  /** Each value with its length before it, so that no two rows have the same text. */
  private BigInteger hash(ResultSet row, int columns) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int place = 1; place <= columns; place++) {
      String value = product.value(row, place);
      text.append(row.wasNull() ? "-" : value.length() + ":" + value);
    }
    return new BigInteger(Hash.sha256(text.toString()).hex(), HEX);
  }
}
