package dev.oneledger.ddl.internal.probe;

/**
 * A table whose rows a statement touched, by itself, through a trigger or through a foreign key.
 * Internal: may change in any release.
 *
 * @param id the table's identity in the catalog, as in {@code pg_class:16384}
 * @param ident its name with schema, quoted where needed, before the statement
 * @param inserted rows inserted
 * @param updated rows updated
 * @param deleted rows deleted
 * @param replaced true if the table's storage was replaced: truncated, or rewritten
 */
public record TouchedTable(
    String id, String ident, long inserted, long updated, long deleted, boolean replaced) {}
