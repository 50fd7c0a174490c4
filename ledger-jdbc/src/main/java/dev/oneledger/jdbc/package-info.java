/**
 * OneLedger on databases: {@link dev.oneledger.jdbc.JdbcLedger} to begin with, the ledger store,
 * managed environments, and the catalog's snapshot and fingerprint.
 *
 * <p>The ledger's tables ({@code journal}, {@code text}, {@code ledger_format}) are kept in one
 * schema, {@code oneledger} unless told otherwise, and are made at the first write. Rows are only
 * inserted. Nothing here needs an option of the JDBC driver, not behind a transaction pooler
 * either: no statement stays on the server under a name.
 */
@NullMarked
package dev.oneledger.jdbc;

import org.jspecify.annotations.NullMarked;
