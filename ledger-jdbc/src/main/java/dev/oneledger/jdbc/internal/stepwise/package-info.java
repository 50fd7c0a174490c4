/**
 * Managed environments on products whose schema changes commit by themselves: what they share.
 * Internal: may change in any release.
 *
 * <p><b>How a step is applied</b>, by the protocol of {@link dev.oneledger.internal.statementwise},
 * on one connection in autocommit; transactions are begun and ended by text:
 *
 * <ol>
 *   <li>The lock is tried until it is held, then the journal's head is compared.
 *   <li>What the session has set is remembered, limits on waiting for locks are set, and what
 *       earlier statements of the step had set in a session that is gone.
 *   <li>Statements about rows share a transaction with their entry; before the entry it is made
 *       sure that the lock is held, the transaction is the one that was begun, and the head is the
 *       expected one.
 *   <li>Any other runs by itself between its entries {@code started} and {@code statement-done}.
 *       With {@code started} goes what the catalog says of its objects ({@link
 *       dev.oneledger.jdbc.internal.stepwise.CatalogProbe}).
 *   <li>The session is given back as it was found. It is ended instead where that is not certain,
 *       and where the journal does not tell how its last statement ended: so that a session which
 *       is still there, and works, is the one that runs it.
 * </ol>
 *
 * <p>Every statement is sent as the author wrote it, alone, and its results are read to the last
 * one. No batches: a driver may go on behind a failed statement, and name none.
 *
 * <p>A product adds how its statements may be run ({@link
 * dev.oneledger.jdbc.internal.stepwise.StatementRules}), how it finds objects ({@link
 * dev.oneledger.jdbc.internal.stepwise.SchemaObject}), what a session has set ({@link
 * dev.oneledger.jdbc.internal.stepwise.WorkSettings}) and how sessions are told apart ({@link
 * dev.oneledger.jdbc.internal.stepwise.OtherSessions}).
 */
@NullMarked
package dev.oneledger.jdbc.internal.stepwise;

import org.jspecify.annotations.NullMarked;
