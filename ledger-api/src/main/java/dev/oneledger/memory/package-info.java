/**
 * Ledger store, target and history in memory: the same journal bytes as in a database, for tests.
 */
@NullMarked
package dev.oneledger.memory;

import org.jspecify.annotations.NullMarked;
