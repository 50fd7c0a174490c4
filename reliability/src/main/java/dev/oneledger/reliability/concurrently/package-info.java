/**
 * {@code CREATE INDEX CONCURRENTLY} with others waiting. The server builds such an index only when
 * no older transaction is left, so a runner that waits for its turn inside a statement or a
 * transaction makes the build wait for it: both wait for ever.
 *
 * <ol>
 *   <li>A transaction of somebody else holds up a build that a first runner has begun.
 *   <li>The other runners start, and each says that it waits.
 *   <li>The transaction ends. All runners must end well, and the index must be valid.
 * </ol>
 *
 * <p>Then the same with a runner that is killed while the server builds for it: how long after the
 * end of its orphaned session does the next one go on?
 */
@NullMarked
package dev.oneledger.reliability.concurrently;

import org.jspecify.annotations.NullMarked;
