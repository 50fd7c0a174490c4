package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;

/** SQL conditions on what is there; each reads the same with every search path. */
final class Conditions {

  private Conditions() {}

  /** The table, view, index or sequence of this name; null where there is none. */
  static String regclass(String ident) {
    return "pg_catalog.to_regclass(" + Names.literal(ident) + ")";
  }

  static String relation(String ident) {
    return regclass(ident) + " IS NOT NULL";
  }

  static String noRelation(String ident) {
    return regclass(ident) + " IS NULL";
  }

  /** A relation of one of these kinds, as in {@code "rp"}. */
  static String relation(String ident, String relkinds) {
    return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = %s AND pg_catalog.strpos(%s, relkind::pg_catalog.text) > 0)"
        .formatted(regclass(ident), Names.literal(relkinds));
  }

  /** A sequence that is no identity column's. */
  static String freeSequence(String ident) {
    return relation(ident, "S")
        + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = "
        + regclass(ident)
        + " AND deptype = 'i')";
  }

  static String column(String relation, String column) {
    return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = %s AND attname = %s AND NOT attisdropped)"
        .formatted(regclass(relation), Names.bareLiteral(column));
  }

  static String constraint(String relation, String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = %s AND conname = %s)"
        .formatted(regclass(relation), Names.bareLiteral(name));
  }

  static String trigger(String relation, String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = %s AND tgname = %s AND NOT tgisinternal)"
        .formatted(regclass(relation), Names.bareLiteral(name));
  }

  static String policy(String relation, String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = %s AND polname = %s)"
        .formatted(regclass(relation), Names.bareLiteral(name));
  }

  static String rule(String relation, String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = %s AND rulename = %s)"
        .formatted(regclass(relation), Names.bareLiteral(name));
  }

  static String type(String ident) {
    return "pg_catalog.to_regtype(" + Names.literal(ident) + ") IS NOT NULL";
  }

  static String schema(String ident) {
    return "pg_catalog.to_regnamespace(" + Names.literal(ident) + ") IS NOT NULL";
  }

  /** That there is an object of this kind and name, which says nothing about its definition. */
  static String exists(CatalogObject object) {
    return switch (object.kind()) {
      case "relation" -> relation(object.ident(), object.require("relkind"));
      case "index" -> relation(object.ident(), "iI");
      case "sequence" -> relation(object.ident(), "S");
      case "column" -> column(object.require("rel"), object.require("name"));
      case "constraint" ->
          object.get("rel") == null
              ? domainConstraint(object.require("domain"), object.require("name"))
              : constraint(object.require("rel"), object.require("name"));
      case "trigger" -> trigger(object.require("rel"), object.require("name"));
      case "policy" -> policy(object.require("rel"), object.require("name"));
      case "rule" -> rule(object.require("rel"), object.require("name"));
      case "type" -> type(object.ident());
      case "schema" -> schema(object.ident());
      default -> "true";
    };
  }

  static String domainConstraint(String domain, String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = pg_catalog.to_regtype(%s) AND conname = %s)"
        .formatted(Names.literal(domain), Names.bareLiteral(name));
  }

  static String statistics(String ident) {
    var parts = Names.parts(ident);
    return "EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxnamespace = pg_catalog.to_regnamespace(%s) AND stxname = %s)"
        .formatted(Names.literal(parts.get(0)), Names.bareLiteral(parts.get(1)));
  }

  static String not(String condition) {
    return "NOT " + condition;
  }
}
