/**
 * What was changed in a schema past all migrations: readings of the catalog as the ledger keeps
 * them, and what leads from one to the other.
 */
@NullMarked
package dev.oneledger.ddl.internal.drift;

import org.jspecify.annotations.NullMarked;
