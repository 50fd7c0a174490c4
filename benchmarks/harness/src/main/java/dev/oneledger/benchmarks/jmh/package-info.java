/** Runs the benchmarks of the module {@code cpu}. */
@NullMarked
package dev.oneledger.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
