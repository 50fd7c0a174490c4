/** OneLedger as a contestant. */
@NullMarked
package dev.oneledger.benchmarks.oneledger;

import org.jspecify.annotations.NullMarked;
