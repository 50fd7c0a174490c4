package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.tables.FormatScripts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of the query for a PostgreSQL catalog, and the queries that are made of them. */
record CatalogQuery(Map<String, String> shared, Map<String, String> kinds) {
  private static final Pattern PART =
      Pattern.compile("(?ms)^-- (with|kind) (\\w+)\n(.*?)\n(?=-- (?:with|kind) \\w+\n|\\z)");

  /** The parts as they are in this jar. */
  static final CatalogQuery STORED = parse(FormatScripts.load("postgresql/catalog.sql"));

  private static CatalogQuery parse(String script) {
    Map<String, String> shared = new LinkedHashMap<>();
    Map<String, String> kinds = new LinkedHashMap<>();
    Matcher part = PART.matcher(script);
    while (part.find()) {
      (part.group(1).equals("with") ? shared : kinds).put(part.group(2), part.group(3));
    }
    return new CatalogQuery(shared, kinds);
  }

  /** The query for these kinds, in order of kind, name and definition. */
  String of(Collection<String> wanted) {
    List<String> branches =
        wanted.stream()
            .map(
                kind -> {
                  String branch = kinds.get(kind);
                  if (branch == null) {
                    throw new IllegalArgumentException(
                        "No kind '%s' in the catalog: expected some of %s"
                            .formatted(kind, kinds.keySet()));
                  }
                  return branch;
                })
            .toList();
    String union = String.join("\nUNION ALL\n", branches);
    String with =
        needed(union).stream().map(name -> shared.get(name) + ",\n").collect(Collectors.joining());
    return "WITH "
        + with
        + "object (kind, id, ident, def) AS (\n"
        + union
        + "\n)\nSELECT kind, id, ident, def::text FROM object"
        + " ORDER BY (kind || ' ' || ident || ' ' || def::text) COLLATE \"C\"";
  }

  /** What this text draws on, and what that draws on, in the order of the script. */
  private Set<String> needed(String text) {
    Set<String> found = new LinkedHashSet<>();
    List<String> names = List.copyOf(shared.keySet());
    StringBuilder searched = new StringBuilder(text);
    for (int i = names.size() - 1; i >= 0; i--) {
      String name = names.get(i);
      if (Pattern.compile("\\b(?:FROM|JOIN) " + name + "\\b").matcher(searched).find()) {
        found.add(name);
        searched.append(shared.get(name));
      }
    }
    return names.stream()
        .filter(found::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
