/** Runs the benchmarks: what is measured, in which order, and with which settings. */
@NullMarked
package dev.oneledger.benchmarks;

import org.jspecify.annotations.NullMarked;
