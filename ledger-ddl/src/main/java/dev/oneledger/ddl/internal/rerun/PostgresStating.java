package dev.oneledger.ddl.internal.rerun;

import java.util.Map;
import java.util.Set;

/**
 * First words of actions that state what shall be on PostgreSQL, and do nothing where it is so
 * already, by the kind of object. What is not listed is not known.
 */
final class PostgresStating {

  private static final Set<String> RELATION =
      Set.of(
          "OWNER",
          "SET",
          "RESET",
          "ENABLE",
          "DISABLE",
          "FORCE",
          "VALIDATE",
          "CLUSTER",
          "REPLICA",
          "OF",
          "DEPENDS");
  private static final Set<String> ROUTINE =
      Set.of(
          "CALLED",
          "RETURNS",
          "STRICT",
          "IMMUTABLE",
          "STABLE",
          "VOLATILE",
          "NOT",
          "LEAKPROOF",
          "SECURITY",
          "EXTERNAL",
          "PARALLEL",
          "COST",
          "ROWS",
          "SUPPORT",
          "SET",
          "RESET",
          "OWNER",
          "DEPENDS");
  private static final Set<String> ROLE =
      Set.of(
          "WITH",
          "SET",
          "RESET",
          "IN",
          "LOGIN",
          "NOLOGIN",
          "INHERIT",
          "NOINHERIT",
          "CONNECTION",
          "VALID",
          "NOSUPERUSER",
          "NOCREATEDB",
          "NOCREATEROLE",
          "NOREPLICATION",
          "NOBYPASSRLS");
  private static final Set<String> OWNED = Set.of("OWNER");
  private static final Set<String> SETTABLE = Set.of("OWNER", "SET");

  private static final Map<String, Set<String>> BY_KIND =
      Map.ofEntries(
          Map.entry("table", RELATION),
          Map.entry("foreign table", RELATION),
          Map.entry("view", RELATION),
          Map.entry("materialized view", RELATION),
          Map.entry("index", RELATION),
          Map.entry(
              "sequence",
              Set.of(
                  "AS",
                  "INCREMENT",
                  "MINVALUE",
                  "MAXVALUE",
                  "NO",
                  "START",
                  "CACHE",
                  "CYCLE",
                  "OWNED",
                  "OWNER",
                  "SET")),
          Map.entry("type", SETTABLE),
          Map.entry("domain", Set.of("OWNER", "SET", "VALIDATE")),
          Map.entry("function", ROUTINE),
          Map.entry("procedure", ROUTINE),
          Map.entry("routine", ROUTINE),
          Map.entry("aggregate", OWNED),
          Map.entry("role", ROLE),
          Map.entry("user", ROLE),
          Map.entry("group", Set.of()),
          Map.entry("schema", OWNED),
          Map.entry("extension", Set.of("UPDATE")),
          Map.entry("server", Set.of("OWNER", "VERSION")),
          Map.entry("foreign data wrapper", Set.of("OWNER", "HANDLER", "VALIDATOR", "NO")),
          Map.entry("policy", Set.of("TO", "USING", "WITH")),
          Map.entry("trigger", Set.of("DEPENDS")),
          Map.entry("event trigger", Set.of("DISABLE", "ENABLE", "OWNER")),
          Map.entry("collation", Set.of("OWNER", "REFRESH")),
          Map.entry("conversion", OWNED),
          Map.entry("language", OWNED),
          Map.entry("large object", OWNED),
          Map.entry("operator", SETTABLE),
          Map.entry("operator class", OWNED),
          Map.entry("operator family", OWNED),
          Map.entry("publication", SETTABLE),
          Map.entry("statistics", SETTABLE),
          Map.entry("text search configuration", OWNED),
          Map.entry("text search dictionary", OWNED),
          Map.entry("default privileges", Set.of("GRANT", "REVOKE", "FOR", "IN")));

  private PostgresStating() {}

  static boolean states(String kind, String word) {
    return BY_KIND.getOrDefault(kind, Set.of()).contains(word);
  }
}
