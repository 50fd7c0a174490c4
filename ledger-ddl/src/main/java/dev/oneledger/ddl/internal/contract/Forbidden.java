package dev.oneledger.ddl.internal.contract;

/**
 * Something that no migration may do.
 *
 * @param line the file's line
 * @param what the words that say so
 * @param reach what it reaches
 */
record Forbidden(int line, String what, String reach) {}
