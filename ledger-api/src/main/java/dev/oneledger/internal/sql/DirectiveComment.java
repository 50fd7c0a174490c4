package dev.oneledger.internal.sql;

/**
 * A line comment {@code -- ledger: ...}.
 *
 * <p>Internal: may change in any release.
 *
 * @param line its line, from 1
 * @param value what follows the colon, without blanks around it
 * @param leading true if no statement stands before it
 */
public record DirectiveComment(int line, String value, boolean leading) {}
