/**
 * The steps of an evolution: a migration is generated, judged, guarded, given its rollback, proven,
 * written to files, registered and applied. Nothing enters the ledger before the last step that
 * could refuse it.
 */
@NullMarked
package dev.oneledger.ddl.internal.evolve;

import org.jspecify.annotations.NullMarked;
