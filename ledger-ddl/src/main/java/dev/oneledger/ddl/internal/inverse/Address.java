package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Locale;
import java.util.Map;

/** How statements call an object: {@code TABLE public.t}, {@code TRIGGER t ON public.t}. */
final class Address {

  private static final Map<String, String> RELATIONS =
      Map.of("v", "VIEW", "m", "MATERIALIZED VIEW", "f", "FOREIGN TABLE");
  private static final Map<String, String> ROUTINES = Map.of("p", "PROCEDURE", "a", "AGGREGATE");
  private static final Map<String, String> WORDS =
      Map.of(
          "eventtrigger", "EVENT TRIGGER",
          "wrapper", "FOREIGN DATA WRAPPER",
          "opfamily", "OPERATOR FAMILY",
          "opclass", "OPERATOR CLASS",
          "accessmethod", "ACCESS METHOD",
          "tsconfig", "TEXT SEARCH CONFIGURATION",
          "tsdictionary", "TEXT SEARCH DICTIONARY",
          "tsparser", "TEXT SEARCH PARSER",
          "tstemplate", "TEXT SEARCH TEMPLATE");

  private Address() {}

  /** As in COMMENT ON, ALTER … OWNER TO and DROP. */
  static String of(CatalogObject object) {
    return switch (object.kind()) {
      case "constraint" ->
          "CONSTRAINT %s ON %s"
              .formatted(
                  object.require("name"),
                  object.get("domain") == null
                      ? object.require("rel")
                      : "DOMAIN " + object.require("domain"));
      case "trigger", "policy", "rule" ->
          "%s %s ON %s".formatted(word(object), object.require("name"), object.require("rel"));
      case "cast" -> "CAST (" + object.ident() + ")";
      default -> word(object) + " " + object.ident();
    };
  }

  /** As in GRANT … ON. */
  static String ofPrivileges(CatalogObject object) {
    return switch (object.kind()) {
      case "relation" -> "TABLE " + object.ident();
      case "column" -> "TABLE " + object.require("rel");
      case "type" -> "TYPE " + object.ident();
      case "function" ->
          (object.require("prokind").equals("p") ? "PROCEDURE " : "FUNCTION ") + object.ident();
      case "server" -> "FOREIGN SERVER " + object.ident();
      default -> of(object);
    };
  }

  /** The kind as SQL calls it. */
  static String word(CatalogObject object) {
    return switch (object.kind()) {
      case "relation" -> RELATIONS.getOrDefault(object.require("relkind"), "TABLE");
      case "function" -> ROUTINES.getOrDefault(object.require("prokind"), "FUNCTION");
      case "type" -> object.require("typtype").equals("d") ? "DOMAIN" : "TYPE";
      default -> WORDS.getOrDefault(object.kind(), object.kind().toUpperCase(Locale.ROOT));
    };
  }
}
