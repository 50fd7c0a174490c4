/**
 * Generates the rollback of a migration: what it did to the catalog, turned around, with the rows
 * that it took away.
 *
 * <ol>
 *   <li>Probe: the migration runs on a scratch database in a transaction that is given up.
 *   <li>Invert: the way from the catalog after it to the one before.
 *   <li>Keep rows: what to run around the migration's statements so that rows can be given back.
 *   <li>Write: the checks of the rows first, then drops and what rows live in, then the rows, then
 *       what stands on rows.
 * </ol>
 */
@NullMarked
package dev.oneledger.ddl.internal.rollback;

import org.jspecify.annotations.NullMarked;
