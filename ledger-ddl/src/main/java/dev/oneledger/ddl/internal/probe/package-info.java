/**
 * Runs a migration statement by statement in one transaction that is given up, and looks at the
 * catalog and the rows touched after each.
 */
@NullMarked
package dev.oneledger.ddl.internal.probe;

import org.jspecify.annotations.NullMarked;
