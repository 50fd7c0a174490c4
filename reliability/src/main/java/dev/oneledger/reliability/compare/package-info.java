/**
 * Comparison with psql: does {@code sync} in managed mode leave what {@code psql -f} leaves, for
 * the same files in the same order?
 *
 * <ol>
 *   <li>Which files of the folder are migrations is asked of the library; what it refuses to load
 *       is named with its words. What takes a migration back, in a file of its own or at the end of
 *       the file, is left out.
 *   <li>They are synced on an empty database. A file that is refused or fails is left out, by name
 *       and reason; a failing one is given to psql as well, on a copy of what it failed on. In the
 *       end an empty database is synced that has seen only files that pass.
 *   <li>The database is dropped with the roles that were made, and made again under the same name;
 *       psql runs those files, each in a call of its own.
 *   <li>Catalogs and numbers of rows are compared.
 * </ol>
 */
@NullMarked
package dev.oneledger.reliability.compare;

import org.jspecify.annotations.NullMarked;
