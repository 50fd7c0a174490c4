/**
 * Makes a migration safe to run again, by what PostgreSQL itself shows of it.
 *
 * <p>The protocol, whose steps the classes name:
 *
 * <ol>
 *   <li><b>Probe.</b> The migration runs statement by statement in a transaction that is rolled
 *       back, on a database in the state before it. Each catalog object that changes is a {@link
 *       dev.oneledger.ddl.internal.guard.Slot slot}: a kind and a name, which at each moment is in
 *       one state, that of not being there among them.
 *   <li><b>Rerun.</b> Statements that change no slot run once more in the state at the end, each
 *       rolled back, to see whether that changes anything.
 *   <li><b>Plan.</b> Each statement gets one {@link dev.oneledger.ddl.internal.guard.Treatment}.
 *       Statements that share slots form a part; a part whose final states are all there has run.
 *   <li><b>Write.</b> The text begins with one block that reads the slots' states by the catalog
 *       query that the probe used, and decides for every statement. The author's statements follow,
 *       byte for byte.
 *   <li><b>Verify.</b> The text runs in the state before: it must end in the same catalog and rows
 *       as the migration. It runs again: nothing may fail or change. What does not hold is refused.
 * </ol>
 */
@NullMarked
package dev.oneledger.ddl.internal.guard;

import org.jspecify.annotations.NullMarked;
