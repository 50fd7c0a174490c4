/**
 * The sample: the ledger in a terminal.
 *
 * <p>A command is one class; it asks the ledger and prints the report that it gets. {@link
 * dev.oneledger.samples.cli.Configuration} says which ledger that is, {@link
 * dev.oneledger.samples.cli.Exit} how it ended. What the library says in calls of its API comes out
 * in the {@link dev.oneledger.samples.cli.Idiom} of this program.
 */
@NullMarked
package dev.oneledger.samples.cli;

import org.jspecify.annotations.NullMarked;
