/** The sample: one ledger drives three environments in three modes on a real PostgreSQL. */
@NullMarked
package dev.oneledger.samples.threemodes;

import org.jspecify.annotations.NullMarked;
