package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.catalog.CatalogScript.Part;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of the query for a PostgreSQL catalog, and the queries that are made of them. */
record CatalogQuery(Map<String, String> shared, Map<String, String> kinds) {

  /** The parts as they are in this jar. */
  static final CatalogQuery STORED = of(CatalogScript.of("postgresql"));

  private static CatalogQuery of(CatalogScript script) {
    Map<String, String> shared = new LinkedHashMap<>();
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Part part : script.parts()) {
      (part.shared() ? shared : kinds).put(part.name(), part.sql());
    }
    return new CatalogQuery(shared, kinds);
  }

  /** The query for these kinds, in order of kind, name and definition. */
  String of(Collection<String> wanted) {
    String union = wanted.stream().map(this::branch).collect(Collectors.joining("\nUNION ALL\n"));
    return "WITH %sobject (kind, id, ident, def) AS (\n%s\n)\nSELECT kind, id, ident, def::text FROM object"
            .formatted(sharedBy(union), union)
        + " ORDER BY (kind || ' ' || ident || ' ' || def::text) COLLATE \"C\"";
  }

  private String branch(String kind) {
    String branch = kinds.get(kind);
    if (branch == null) {
      throw new IllegalArgumentException(
          "No kind '%s' in the catalog: expected some of %s".formatted(kind, kinds.keySet()));
    }
    return branch;
  }

  /** What this text draws on, and what that draws on, which stands before it in the script. */
  private String sharedBy(String text) {
    List<String> names = List.copyOf(shared.keySet());
    TreeSet<Integer> found = new TreeSet<>();
    StringBuilder searched = new StringBuilder(text);
    for (int i = names.size() - 1; i >= 0; i--) {
      Pattern use = Pattern.compile("\\b(?:FROM|JOIN) " + names.get(i) + "\\b");
      if (use.matcher(searched).find()) {
        found.add(i);
        searched.append(shared.get(names.get(i)));
      }
    }
    return found.stream().map(i -> shared.get(names.get(i)) + ",\n").collect(Collectors.joining());
  }
}
