/**
 * Keeps the rows that a migration changes or destroys, in the migration's own transaction, and
 * gives them back in its rollback. All of it is SQL text, so that any tool can run it.
 *
 * <p>For each statement and table there is a snapshot table: the rows' old image in columns {@code
 * o1, o2 …}, their new image in {@code n1, n2 …}, numbered like the table's columns. Without a new
 * image a row was deleted, without an old one it was inserted.
 *
 * <ol>
 *   <li>Before the statement: the snapshot table is made, and triggers with transition tables that
 *       fill it; or the whole column or table is copied, where the statement drops or converts it.
 *   <li>After it: the triggers go, rows and bytes are counted, registered and held against the
 *       budget.
 *   <li>The rollback checks, before it writes anything, that every row is as the migration left it.
 *   <li>When the structure is back, it undoes statement by statement, the last one first.
 * </ol>
 *
 * <p>Rows that no key names through the migration are kept as having come or gone, and equal ones
 * are counted; where that is not enough, all rows are kept before the first change of the table and
 * after the last. The rollback takes out what came before the structure is back, and puts in what
 * had gone after.
 *
 * <p>Values that a converted column holds may have no form in the type it goes back to. So between
 * steps 3 and 4 rows that the migration made in such a table go, and each other row that it wrote
 * gets its former value in place of a conversion, by the key that the migration left.
 *
 * <p>Several changes of one row by one statement become one: old and new image are joined where the
 * one's new is the other's old, in whichever order the triggers fire.
 */
@NullMarked
package dev.oneledger.ddl.internal.data;

import org.jspecify.annotations.NullMarked;
