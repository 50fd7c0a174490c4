/** What only OneLedger does: bundles, the matrix of many environments, the DDL contract. */
@NullMarked
package dev.oneledger.benchmarks.own;

import org.jspecify.annotations.NullMarked;
