/** Where contestants meet: a server, databases, folders of migrations, and their processes. */
@NullMarked
package dev.oneledger.benchmarks.arena;

import org.jspecify.annotations.NullMarked;
