package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Server and options of a foreign table. */
final class ForeignOptionsDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("foreigntable");
  }

  /** SERVER and OPTIONS, as they follow the columns. */
  static String server(CatalogObject table, DdlWriter out) {
    CatalogObject foreign = out.to().byName("foreigntable", table.ident()).orElseThrow();
    if (foreign.get("columns") != null) {
      out.refuse(
          foreign,
          "some of its columns have options, which are not written from the catalog",
          "write CREATE FOREIGN TABLE by hand");
    }
    ForeignOptions.refused(foreign, "CREATE FOREIGN TABLE", out);
    Map<String, String> options = Texts.options(Texts.list(foreign.get("options")));
    return " SERVER "
        + foreign.require("server")
        + (options.isEmpty()
            ? ""
            : options.entrySet().stream()
                .map(option -> name(option.getKey()) + " " + Names.literal(option.getValue()))
                .collect(Collectors.joining(", ", " OPTIONS (", ")")));
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {}

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {}

  @Override
  public void change(Change change, DdlWriter out) {
    if (out.differs(change, "options")
        && !ForeignOptions.refused(change.after(), "ALTER FOREIGN TABLE", out)) {
      Map<String, String> before = Texts.options(Texts.list(change.before().get("options")));
      Map<String, String> after = Texts.options(Texts.list(change.after().get("options")));
      List<String> steps = new ArrayList<>();
      before.keySet().stream()
          .filter(key -> !after.containsKey(key))
          .forEach(key -> steps.add("DROP " + name(key)));
      after.forEach(
          (key, value) -> {
            if (!value.equals(before.get(key))) {
              steps.add(
                  (before.containsKey(key) ? "SET " : "ADD ")
                      + name(key)
                      + " "
                      + Names.literal(value));
            }
          });
      out.runIf(
          "NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = %s AND coalesce(ftoptions, '{}') @> %s::text[] AND coalesce(ftoptions, '{}') <@ %s::text[])"
              .formatted(Conditions.regclass(change.after().ident()), array(after), array(after)),
          "ALTER FOREIGN TABLE "
              + change.after().ident()
              + " OPTIONS ("
              + String.join(", ", steps)
              + ")");
    }
  }

  private static String array(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> Names.literal(option.getKey() + "=" + option.getValue()))
        .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  private static String name(String key) {
    return key.matches("[a-z_][a-z0-9_]*") ? key : '"' + key.replace("\"", "\"\"") + '"';
  }
}
