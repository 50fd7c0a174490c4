/**
 * Reading other tools' history tables without writing a byte.
 *
 * <p>Every reader goes through {@link dev.oneledger.jdbc.internal.history.ReadOnlySession}:
 *
 * <ol>
 *   <li>one connection, one transaction that the server itself holds to be read only, with a limit
 *       on how long a statement may take;
 *   <li>the table and its columns are looked up in the catalog, whatever their letter case; only
 *       names the catalog gave back are put into SQL, quoted;
 *   <li>prepared SELECTs of the listed columns, nothing else: old tables lack some columns, and a
 *       role that may SELECT this one table is enough;
 *   <li>rollback, and the connection goes back as it came.
 * </ol>
 *
 * <p>All settings are local to the transaction on PostgreSQL, so a transaction pooler in between
 * does no harm.
 */
@NullMarked
package dev.oneledger.jdbc.internal.history;

import org.jspecify.annotations.NullMarked;
