package dev.oneledger.liquibase;

import java.util.List;
import java.util.Locale;

/**
 * When a changeset runs.
 *
 * @param dbms the products it is for, in lower case, each maybe with a leading {@code !}; empty for
 *     all
 * @param contexts the contexts it is for, as written; empty for all
 * @param always whether it runs every time
 * @param ignored whether it never runs
 * @param inTransaction whether it runs in a transaction
 */
record Conditions(
    List<String> dbms, String contexts, boolean always, boolean ignored, boolean inTransaction) {
  static final Conditions NONE = new Conditions(List.of(), "", false, false, true);

  Conditions {
    dbms = List.copyOf(dbms);
  }

  /** Reads a list such as {@code postgresql, !mysql}. */
  static List<String> products(String list) {
    return List.of(list.toLowerCase(Locale.ROOT).split(",")).stream()
        .map(String::strip)
        .filter(product -> !product.isEmpty())
        .toList();
  }

  /**
   * Whether it is for this product.
   *
   * @param product in Liquibase's word, such as {@code postgresql}
   */
  boolean includes(String product) {
    if (dbms.isEmpty() || dbms.contains("all")) {
      return true;
    }
    if (dbms.contains("none") || dbms.contains("!" + product)) {
      return false;
    }
    return dbms.contains(product) || dbms.stream().allMatch(other -> other.startsWith("!"));
  }
}
