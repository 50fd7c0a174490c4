package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;

/**
 * Indexes and keys that a partition gets from its parent get a name that the server makes up. Here
 * they get the one that they had.
 */
final class PartitionNames {

  private PartitionNames() {}

  static void index(CatalogObject wanted, DdlWriter out) {
    for (String parent : Texts.names(wanted.get("parents"))) {
      out.run(
          Guarded.found(
              """
              SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text INTO found
                FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_index i ON i.indexrelid = h.inhrelid
                WHERE h.inhparent = %s AND i.indrelid = %s AND i.indexrelid IS DISTINCT FROM %s"""
                  .formatted(
                      Conditions.regclass(parent),
                      Conditions.regclass(wanted.require("rel")),
                      Conditions.regclass(wanted.ident())),
              "ALTER INDEX ",
              " RENAME TO " + wanted.require("name")));
    }
  }

  /** Keys have the name of their index; foreign keys have one of their own. */
  static void foreignKey(CatalogObject wanted, DdlWriter out) {
    out.run(
        Guarded.found(
            """
            SELECT pg_catalog.quote_ident(c.conname) INTO found FROM pg_catalog.pg_constraint c
              WHERE c.conrelid = %s AND c.contype = 'f' AND c.conparentid <> 0
              AND pg_catalog.pg_get_constraintdef(c.oid) = %s AND NOT %s"""
                .formatted(
                    Conditions.regclass(wanted.require("rel")),
                    Names.literal(wanted.require("def")),
                    Conditions.exists(wanted)),
            "ALTER TABLE " + wanted.require("rel") + " RENAME CONSTRAINT ",
            " TO " + wanted.require("name")));
  }

  /** The constraint that PostgreSQL 18 has for each NOT NULL, and names. */
  static void notNull(CatalogObject wanted, DdlWriter out) {
    out.run(
        Guarded.found(
            """
            SELECT pg_catalog.quote_ident(c.conname) INTO found FROM pg_catalog.pg_constraint c
              WHERE c.conrelid = %s AND c.contype = 'n'
              AND pg_catalog.pg_get_constraintdef(c.oid) = %s AND NOT %s"""
                .formatted(
                    Conditions.regclass(wanted.require("rel")),
                    Names.literal(wanted.require("def")),
                    Conditions.exists(wanted)),
            "ALTER TABLE " + wanted.require("rel") + " RENAME CONSTRAINT ",
            " TO " + wanted.require("name")));
  }
}
