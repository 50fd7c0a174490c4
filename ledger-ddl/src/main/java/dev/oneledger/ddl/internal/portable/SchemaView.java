package dev.oneledger.ddl.internal.portable;

/**
 * A view. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param query what it shows
 */
public record SchemaView(String name, Expression query) {}
