/**
 * Layouts of release bundles for tools that need no module of their own: what a ledger is given by
 * {@code LedgerBuilder.bundleLayout}. Those for psql and MariaDB's client are always there.
 *
 * <p>What a tool cannot run as it is meant is refused with the migration and the line. What a tool
 * has no notion of is left beside its files, and the folder's {@code README.md} says what and why.
 */
@NullMarked
package dev.oneledger.layout;

import org.jspecify.annotations.NullMarked;
