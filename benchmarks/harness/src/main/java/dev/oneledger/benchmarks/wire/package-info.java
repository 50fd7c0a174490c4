/** What stands between a contestant and the server: it counts round trips and makes them slow. */
@NullMarked
package dev.oneledger.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
