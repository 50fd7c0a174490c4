package dev.oneledger.liquibase;

import java.util.Locale;

/** Databases in Liquibase's words, as {@code dbms} has them. */
final class Products {
  private Products() {}

  /** The word for a product that a driver names; one that Liquibase has none for stays as it is. */
  static String inTheirWord(String product) {
    String lower = product.toLowerCase(Locale.ROOT);
    return lower.startsWith("microsoft sql server") ? "mssql" : lower;
  }
}
