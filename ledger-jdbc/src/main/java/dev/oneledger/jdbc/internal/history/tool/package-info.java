/**
 * The tools whose history tables are known: one {@link
 * dev.oneledger.jdbc.internal.history.tool.Tool} each, and a class of its own for one that is more
 * than a set of rows.
 *
 * <p>What a table means is one of four things. A <em>set</em>: a row is an applied migration. A
 * <em>log</em>: the latest row of a migration counts. A <em>pointer</em>: one row says how far the
 * database is, and everything up to it is applied. <em>Events</em>: a second table tells what
 * happened, the first what is left of it.
 */
@NullMarked
package dev.oneledger.jdbc.internal.history.tool;

import org.jspecify.annotations.NullMarked;
