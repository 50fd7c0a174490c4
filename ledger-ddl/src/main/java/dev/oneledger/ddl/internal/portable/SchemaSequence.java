package dev.oneledger.ddl.internal.portable;

/**
 * A sequence. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param start its first number
 * @param increment what it goes on by
 */
public record SchemaSequence(String name, long start, long increment) {}
