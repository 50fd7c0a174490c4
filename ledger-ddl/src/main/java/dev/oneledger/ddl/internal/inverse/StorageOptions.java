package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options such as {@code fillfactor=70}. */
final class StorageOptions {

  private StorageOptions() {}

  /** The list between parentheses after WITH or SET. */
  static String list(List<String> elements) {
    return Texts.options(elements).entrySet().stream()
        .map(option -> name(option.getKey()) + " = " + Names.literal(option.getValue()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** WITH and the list, with a space before; empty where there are none. */
  static String with(@Nullable String array) {
    return array == null ? "" : " WITH " + list(Texts.array(array));
  }

  /** The options of a table and, with a prefix, those of its TOAST table. */
  static List<String> ofTable(CatalogObject table) {
    List<String> options = new ArrayList<>(Texts.array(table.get("options")));
    Texts.array(table.get("toastoptions")).forEach(option -> options.add("toast." + option));
    return options;
  }

  /** What to SET and RESET after this, to get from the ones to the others. */
  static void change(String alter, List<String> before, List<String> after, DdlWriter out) {
    Map<String, String> now = Texts.options(after);
    List<String> gone = new ArrayList<>(Texts.options(before).keySet());
    gone.removeAll(now.keySet());
    if (!gone.isEmpty()) {
      out.run(
          alter
              + " RESET "
              + gone.stream()
                  .map(StorageOptions::name)
                  .collect(Collectors.joining(", ", "(", ")")));
    }
    if (!after.isEmpty()) {
      out.run(alter + " SET " + list(after));
    }
  }

  private static String name(String name) {
    return name.matches("(toast\\.)?[a-z_][a-z0-9_]*")
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
