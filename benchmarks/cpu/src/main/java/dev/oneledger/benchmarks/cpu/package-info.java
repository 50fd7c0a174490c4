/** What costs neither a round trip nor a file. */
@NullMarked
package dev.oneledger.benchmarks.cpu;

import org.jspecify.annotations.NullMarked;
