/**
 * From a schema as it is and one as it is wanted the statements that lead from one to the other.
 *
 * <p>Both are catalogs that PostgreSQL read: the present one of the environment, the wanted one of
 * a scratch database in which the desired DDL ran and was given up. They are compared by name, so a
 * rename must be said; it is then carried out in a transaction of the environment that is given up
 * as well, since only the server knows what a rename changes in views, constraints and indexes.
 * Owners and privileges stay as they are, because desired DDL rarely speaks of them.
 */
@NullMarked
package dev.oneledger.ddl.internal.agent;

import org.jspecify.annotations.NullMarked;
