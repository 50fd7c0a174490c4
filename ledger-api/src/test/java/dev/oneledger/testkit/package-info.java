/**
 * Contract suites for {@link dev.oneledger.spi.LedgerStore}, {@link dev.oneledger.spi.Target} and
 * {@link dev.oneledger.spi.History}: an implementation adds a subclass that says how to make one.
 */
@NullMarked
package dev.oneledger.testkit;

import org.jspecify.annotations.NullMarked;
