/** Liquibase as a contestant: the same code for every version of it. */
@NullMarked
package dev.oneledger.benchmarks.liquibase;

import org.jspecify.annotations.NullMarked;
