/**
 * Finds what a migration does to rows that are there, for somebody to consent to it.
 *
 * <p>Two ways, since neither sees all. {@link RowWatch} lets the migration run and is told by the
 * server, through triggers that fire once a statement even where no row is hit: this sees whatever
 * runs, in whichever form. {@link HiddenChanges} reads the code that may not have run, or not in
 * this way, since it depends on rows: blocks, functions that are called, texts that are put
 * together at run time.
 */
@NullMarked
package dev.oneledger.ddl.internal.consent;

import org.jspecify.annotations.NullMarked;
