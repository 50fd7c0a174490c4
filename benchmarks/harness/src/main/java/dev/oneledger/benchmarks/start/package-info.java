/**
 * What a start of an application costs: with nothing to do, with everything to apply, and comparing
 * only; in a fresh virtual machine and in a warm one, with and without a slow line. Contestants
 * take turns, each run beginning with the next one, so that what else the machine does meets all.
 */
@NullMarked
package dev.oneledger.benchmarks.start;

import org.jspecify.annotations.NullMarked;
