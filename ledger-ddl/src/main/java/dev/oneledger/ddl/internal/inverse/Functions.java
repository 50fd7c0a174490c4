package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What distinguishes functions. */
final class Functions {

  private static final Pattern DEFAULT = Pattern.compile(" DEFAULT ");
  private static final Pattern OUT = Pattern.compile("(^|, )(IN)?OUT ");

  private Functions() {}

  /** That there is a function of this name with schema and these argument types. */
  static String exists(String name, String types) {
    return "EXISTS (SELECT FROM pg_catalog.pg_proc f WHERE %s AND (%s) = %s)"
        .formatted(named(name), TYPES, Names.literal(types));
  }

  /** That there is this very function; needs {@code search_path = pg_catalog}. */
  static String exactly(CatalogObject function) {
    String name = function.require("schema") + "." + function.require("name");
    String definition =
        function.require("prokind").equals("a")
            ? "pg_catalog.pg_get_function_identity_arguments(f.oid) = "
                + Names.literal(function.require("args").replaceFirst("^\\*$", ""))
            : "pg_catalog.md5(pg_catalog.pg_get_functiondef(f.oid)) = pg_catalog.md5(%s)"
                .formatted(Names.literal(function.require("def")));
    return "EXISTS (SELECT FROM pg_catalog.pg_proc f WHERE %s AND f.prokind = %s AND (%s) = %s AND %s)"
        .formatted(
            named(name),
            Names.literal(function.require("prokind")),
            TYPES,
            Names.literal(function.require("types")),
            definition);
  }

  /** The argument types with their schemas, as the catalog has them in {@code types}. */
  private static final String TYPES =
      "SELECT coalesce(pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, t.typname), ', ' ORDER BY a.i), '')"
          + " FROM pg_catalog.unnest(f.proargtypes) WITH ORDINALITY a (o, i)"
          + " JOIN pg_catalog.pg_type t ON t.oid = a.o"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace";

  private static String named(String name) {
    List<String> parts = Names.parts(name);
    return "f.pronamespace = pg_catalog.to_regnamespace(%s) AND f.proname = %s"
        .formatted(Names.literal(parts.get(0)), Names.bareLiteral(parts.get(1)));
  }

  /**
   * True if CREATE OR REPLACE leads there: it can neither change what a function returns, nor the
   * names of its arguments, nor take a default away.
   */
  static boolean replaceable(Change change, DdlWriter out) {
    return change.before().require("prokind").equals(change.after().require("prokind"))
        && same(change, "args", out)
        && same(change, "result", out)
        && (same(change, "arguments", out) || onlyMoreDefaults(change));
  }

  private static boolean same(Change change, String property, DdlWriter out) {
    return out.same(change.before().get(property), change.after().get(property));
  }

  private static boolean onlyMoreDefaults(Change change) {
    String before = change.before().get("arguments");
    String after = change.after().get("arguments");
    return count(DEFAULT, before) <= count(DEFAULT, after)
        && count(OUT, before) + count(OUT, after) == 0;
  }

  private static long count(Pattern pattern, @Nullable String text) {
    return text == null ? 0 : pattern.matcher(text).results().count();
  }
}
