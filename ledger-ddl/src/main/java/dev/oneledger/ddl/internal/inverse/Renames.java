package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is named otherwise on the far side. PostgreSQL keeps references by identity, so a definition
 * that names a renamed object reads otherwise though nobody changed it: with the new names put into
 * the old text, both are the same.
 */
final class Renames {

  private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)";
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w$\".])" + PART + "(?:\\." + PART + ")*");

  private final Map<String, String> schemas = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  Renames(List<Change> changes) {
    for (Change change : changes) {
      if (change.renamed()) {
        Map<String, String> map = change.after().kind().equals("schema") ? schemas : names;
        map.put(path(change.before()), path(change.after()));
      }
      if (change.before().get("labels") != null) {
        labels(change);
      }
    }
  }

  /** The text as it reads once the names are the new ones. */
  @Nullable String follow(@Nullable String text) {
    if (text == null || (names.isEmpty() && schemas.isEmpty() && labels.isEmpty())) {
      return text;
    }
    String named = PATH.matcher(text).replaceAll(path -> Matcher.quoteReplacement(now(path.group())));
    for (Map.Entry<String, String> label : labels.entrySet()) {
      named = named.replace(label.getKey(), label.getValue());
    }
    return named;
  }

  /** True if the object itself has another name, not only its schema, table or arguments. */
  boolean renamed(Change change) {
    return !Objects.equals(change.before().get("name"), change.after().get("name"));
  }

  /** True if the object was moved from one schema to another; false where its schema was renamed. */
  boolean moved(Change change) {
    return !Objects.equals(schema(change.before().get("schema")), change.after().get("schema"));
  }

  /** What the schema is called now. */
  @Nullable String schema(@Nullable String before) {
    return before == null ? null : schemas.getOrDefault(before, before);
  }

  private String now(String path) {
    List<String> parts = Names.parts(path);
    for (int length = parts.size(); length > 1; length--) {
      String head = String.join(".", parts.subList(0, length));
      String renamed = names.get(head);
      if (renamed != null) {
        return renamed + path.substring(head.length());
      }
    }
    String schema = schemas.get(parts.get(0));
    return schema == null ? path : schema + path.substring(parts.get(0).length());
  }

  /** The name without the arguments that the name of a function has. */
  private static String path(CatalogObject object) {
    return object.kind().equals("function")
        ? object.require("schema") + "." + object.require("name")
        : object.ident();
  }

  /** A value of an enum reads {@code 'label'::type}. */
  private void labels(Change change) {
    List<String> before = Json.texts(change.before().require("labels"));
    List<String> after = Json.texts(change.after().require("labels"));
    for (int i = 0; before.size() == after.size() && i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        String type = "::" + change.after().ident();
        labels.put(
            Names.literal(before.get(i)) + type, Names.literal(after.get(i)) + type);
      }
    }
  }
}
