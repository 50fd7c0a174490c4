/** What was measured, and how it is shown. */
@NullMarked
package dev.oneledger.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
