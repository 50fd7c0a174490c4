/**
 * From two catalogs the DDL that leads from one to the other, each statement safe to run again.
 * Objects are matched by identity, so a rename is a rename; between two databases by name.
 */
@NullMarked
package dev.oneledger.ddl.internal.inverse;

import org.jspecify.annotations.NullMarked;
