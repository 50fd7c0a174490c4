package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.tables.FormatScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource of queries, each below a line that says what it is of. */
record CatalogScript(List<Part> parts) {
  private static final Pattern PART =
      Pattern.compile("(?ms)^-- (with|kind) (\\w+)\n(.*?)\n(?=-- (?:with|kind) \\w+\n|\\z)");

  /**
   * A query.
   *
   * @param shared whether others draw on it, rather than that it gives objects
   * @param name its name, or the kind of the objects
   */
  record Part(boolean shared, String name, String sql) {}

  /** The script of a product, such as {@code postgresql}. */
  static CatalogScript of(String product) {
    List<Part> parts = new ArrayList<>();
    Matcher part = PART.matcher(FormatScripts.load(product + "/catalog.sql"));
    while (part.find()) {
      parts.add(new Part(part.group(1).equals("with"), part.group(2), part.group(3)));
    }
    return new CatalogScript(parts);
  }
}
