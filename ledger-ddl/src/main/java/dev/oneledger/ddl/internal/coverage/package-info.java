/**
 * Says what the plain steps of a proof cannot show: which rows it had to show anything with, and
 * what a migration does where no snapshot looks.
 *
 * <ol>
 *   <li>A trial run of migration and rollback, in a transaction that is given up, tells which
 *       catalogs they write and to which tables rows matter.
 *   <li>Of these tables, each that has no rows gets a few that are made up, again in a transaction
 *       that is given up, and all steps of the proof are taken once more on them.
 *   <li>What could not be tried on rows is only claimed.
 * </ol>
 */
@NullMarked
package dev.oneledger.ddl.internal.coverage;

import org.jspecify.annotations.NullMarked;
