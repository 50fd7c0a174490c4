/** What a tool weighs: its jars, and the classes that a start loads. */
@NullMarked
package dev.oneledger.benchmarks.load;

import org.jspecify.annotations.NullMarked;
