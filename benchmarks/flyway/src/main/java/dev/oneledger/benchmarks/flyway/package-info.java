/** Flyway as a contestant. */
@NullMarked
package dev.oneledger.benchmarks.flyway;

import org.jspecify.annotations.NullMarked;
