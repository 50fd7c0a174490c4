package dev.oneledger.reliability.compare;

import java.util.List;

/**
 * What is in a database.
 *
 * @param catalog its objects, a line each
 * @param rows its tables with their numbers of rows, a line each
 */
record Contents(List<String> catalog, List<String> rows) {
  Contents {
    catalog = List.copyOf(catalog);
    rows = List.copyOf(rows);
  }

  static Contents of(Scratch scratch) {
    return new Contents(scratch.catalog(), scratch.rows());
  }
}
