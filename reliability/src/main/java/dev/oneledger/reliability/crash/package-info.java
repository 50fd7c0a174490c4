/**
 * Enumerated crash points: every call that a start makes to its driver is a place where it may be
 * struck.
 *
 * <ol>
 *   <li>A start without any fault counts the calls and leaves what every other run must end in: the
 *       catalog, the rows that each statement leaves as its trace, the journal's applied entries.
 *   <li>For a call and a kind of fault: a new database, a start that is struck at this call, and
 *       then a start without fault, by a ledger that remembers nothing. It must end by itself, and
 *       a further one must find nothing to do.
 *   <li>What is there is compared. A trace that is missing is a lost statement, one too many a
 *       doubled one.
 * </ol>
 *
 * <p>The driver is a chain of proxies that number the calls. Faults on the wire are made by a relay
 * between driver and server, which knows when the server has got a call and when it has answered.
 */
@NullMarked
package dev.oneledger.reliability.crash;

import org.jspecify.annotations.NullMarked;
