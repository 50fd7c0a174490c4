/**
 * The engine of the three modes.
 *
 * <p>Knowledge comes from three places and is folded into plain values before anything is decided:
 * {@link dev.oneledger.internal.engine.Catalogue} is the build's migrations, {@link
 * dev.oneledger.internal.engine.AppRecord} the ledger's journal of the app (registered texts and
 * releases), {@link dev.oneledger.internal.engine.EnvironmentRecord} the ledger's journal about one
 * environment (mode, assignments, receipts, observations).
 *
 * <p>{@link dev.oneledger.internal.engine.Expectation} says what an environment is meant to have,
 * with <em>our</em> text for each migration: the one pinned by its assigned release, else the one
 * recorded as applied, else the latest registered. What is there comes as a journal ({@link
 * dev.oneledger.internal.engine.JournalState}) or as another tool's history; comparing the two
 * gives plans, drift reports and columns of the matrix.
 *
 * <p>The engine makes no JDBC calls; it sees databases through the interfaces of {@code
 * dev.oneledger.spi} only.
 */
@NullMarked
package dev.oneledger.internal.engine;

import org.jspecify.annotations.NullMarked;
