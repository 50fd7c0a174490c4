/**
 * Reading other tools' history tables without writing a byte.
 *
 * <p>Every reader goes through {@link dev.oneledger.jdbc.internal.history.ReadOnlySession}:
 *
 * <ol>
 *   <li>one connection, one transaction that the server itself holds to be read only, with a limit
 *       on how long a statement may take;
 *   <li>the table and its columns are looked up in the catalog, whatever their letter case; only
 *       checked names of letters, digits, {@code _} and {@code $} are put into SQL, quoted, and
 *       rows are read by the names the catalog gave back;
 *   <li>plain SELECTs of the listed columns, nothing else: old tables lack some columns, and a role
 *       that may SELECT this one table is enough; beside them only questions that every role may
 *       ask the server, such as who holds a lock;
 *   <li>rollback, and the connection goes back as it came.
 * </ol>
 *
 * <p>On PostgreSQL all settings are local to the transaction, and no statement is prepared under a
 * name, so a transaction pooler in between does no harm.
 */
@NullMarked
package dev.oneledger.jdbc.internal.history;

import org.jspecify.annotations.NullMarked;
