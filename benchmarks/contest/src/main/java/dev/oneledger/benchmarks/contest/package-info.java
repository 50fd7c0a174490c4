/**
 * The program that a contestant's virtual machine runs, what a contestant has to do in it, and the
 * floor that all are measured against. It needs the JDBC driver and nothing else, so that what a
 * machine loads beyond that is the contestant's own.
 */
@NullMarked
package dev.oneledger.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
