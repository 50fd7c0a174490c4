/**
 * The sample: histories of tools that nobody else knows, one described and one written by hand.
 *
 * <p>Their tests hold both to {@code dev.oneledger.testkit.HistoryContract}, as yours should.
 */
@NullMarked
package dev.oneledger.samples.customhistory;

import org.jspecify.annotations.NullMarked;
