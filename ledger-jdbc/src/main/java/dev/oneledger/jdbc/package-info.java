/**
 * OneLedger on databases: {@link dev.oneledger.jdbc.JdbcLedger} to begin with, the ledger store,
 * managed environments, and the catalog's snapshot and fingerprint. PostgreSQL so far.
 *
 * <p>The ledger's tables ({@code journal}, {@code text}, {@code ledger_format}) are kept in one
 * schema, {@code oneledger} unless told otherwise, and are made at the first write. Rows are only
 * inserted. Nothing here needs an option of the JDBC driver, except behind a transaction pooler:
 * there the ledger store, which uses prepared statements, wants {@code prepareThreshold=0}.
 */
@NullMarked
package dev.oneledger.jdbc;

import org.jspecify.annotations.NullMarked;
