/**
 * One ledger for an application's schema migrations, and the environments it drives in three modes.
 *
 * <p>Managed environments are migrated by us, export-only ones replay our bundles, reconcile ones
 * are migrated by another tool and only read. The ledger says for each of them what was applied and
 * how that is known.
 */
@NullMarked
package dev.oneledger;

import org.jspecify.annotations.NullMarked;
