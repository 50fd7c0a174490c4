package dev.oneledger.jdbc.internal.tables;

/**
 * What a user must be allowed to do, in a product's words. Internal: may change in any release.
 *
 * @param create to make the tables
 * @param append to write entries
 * @param read to read them
 * @param claim to claim environments for one host of several
 */
public record Privileges(String create, String append, String read, String claim) {}
