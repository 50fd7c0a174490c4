package dev.oneledger.liquibase;

import dev.oneledger.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A changeset as Liquibase itself reads it in the changelog files.
 *
 * @param path its file, as the history has it
 * @param id its id
 * @param author its author
 * @param checksum its MD5SUM in the version asked for, such as {@code 9:1e19...}
 * @param sql the SQL that it runs; null if it runs none, or if that depends on what is in the
 *     database
 */
public record VerifiedChangeset(
    String path, String id, String author, String checksum, @Nullable SqlText sql) {}
