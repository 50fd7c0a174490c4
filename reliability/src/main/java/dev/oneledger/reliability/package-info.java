/**
 * The proof kit: campaigns that break what a start of the ledger depends on, and figures of what
 * came out. It is built with the library and published nowhere.
 */
@NullMarked
package dev.oneledger.reliability;

import org.jspecify.annotations.NullMarked;
