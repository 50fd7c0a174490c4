/**
 * Runs a migration on a scratch database and compares what is there with what was.
 *
 * <p>The steps, in order:
 *
 * <ol>
 *   <li>Apply. What is there now is what every later application must lead to.
 *   <li>Apply again: nothing may change.
 *   <li>Roll back: what is there now must be what was there before step 1.
 *   <li>Roll back again: nothing may change.
 *   <li>Apply once more: what is there must be what was there after step 1.
 * </ol>
 *
 * <p>Each step is committed, since deferred constraints and whatever else happens at the end of a
 * transaction belong to it. Before that, with constraints checked at once, the outcome is looked at
 * inside the transaction: one that is not as expected is given up, so the database keeps the state
 * that the next step, and the next migration, is judged from. A text that runs outside any
 * transaction cannot be given up; where it goes wrong, no later step is tried.
 *
 * <p>On MariaDB and H2 every text runs outside a transaction, in a session of its own; another one
 * reads what is there. What differs between them is a {@link StepwiseProduct}.
 *
 * <p>Objects are compared by kind and name, with all their properties; rows by number and by a hash
 * over each row's text, columns taken by name. Two differences are only notes: a column at another
 * position, since a column that comes back goes last, and a sequence that stands further on, since
 * numbers once drawn stay drawn. The latter counts where the text itself sets positions.
 */
@NullMarked
package dev.oneledger.ddl.internal.proof;

import org.jspecify.annotations.NullMarked;
