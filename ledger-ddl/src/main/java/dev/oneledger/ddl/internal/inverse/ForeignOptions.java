package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of a foreign-data wrapper or of a server. A catalog has only the names of those that
 * may be secret.
 *
 * @param alter how the statement begins, as in {@code ALTER SERVER far}
 * @param from where the options are: a query's FROM and WHERE, whose options are {@code options}
 */
record ForeignOptions(String alter, String from) {

  /** Refuses the statement where an option is not known. */
  static boolean refused(CatalogObject wanted, String statement, DdlWriter out) {
    if (wanted.get("hidden") == null) {
      return false;
    }
    out.refuse(
        wanted,
        "it has options that may be secret, which are not kept",
        "write %s by hand, with the secret from where it is kept".formatted(statement));
    return true;
  }

  /** OPTIONS with all of them, after a blank; empty if there are none. */
  static String clause(CatalogObject object) {
    Map<String, String> options = of(object);
    return options.isEmpty()
        ? ""
        : options.entrySet().stream()
            .map(option -> name(option.getKey()) + " " + Names.literal(option.getValue()))
            .collect(Collectors.joining(", ", " OPTIONS (", ")"));
  }

  private static Map<String, String> of(CatalogObject object) {
    return Texts.options(Texts.list(object.get("options")));
  }

  /** Each option that differs, one by one. */
  void change(CatalogObject before, CatalogObject after, DdlWriter out) {
    Map<String, String> had = of(before);
    Map<String, String> wanted = of(after);
    Set<String> all = new LinkedHashSet<>(had.keySet());
    all.addAll(wanted.keySet());
    for (String option : all) {
      String value = wanted.get(option);
      if (value == null) {
        out.runIf(has(option), step("DROP " + name(option)));
      } else if (!value.equals(had.get(option))) {
        String named = name(option) + " " + Names.literal(value);
        out.runIf(
            had.containsKey(option) ? has(option) : "NOT " + has(option),
            step((had.containsKey(option) ? "SET " : "ADD ") + named));
      }
    }
  }

  private String step(String what) {
    return alter + " OPTIONS (" + what + ")";
  }

  private String has(String option) {
    return "EXISTS (SELECT FROM pg_catalog.%s AND EXISTS (SELECT FROM pg_catalog.pg_options_to_table(options) o WHERE o.option_name = %s))"
        .formatted(from, Names.literal(option));
  }

  private static String name(String option) {
    return Names.quoted(option);
  }
}
