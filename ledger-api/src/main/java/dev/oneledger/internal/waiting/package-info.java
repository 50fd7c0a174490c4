/** Waiting for other runners. Internal: may change in any release. */
@NullMarked
package dev.oneledger.internal.waiting;

import org.jspecify.annotations.NullMarked;
