/**
 * Managed environments on products whose schema changes commit by themselves: what they share.
 * Internal: may change in any release.
 */
@NullMarked
package dev.oneledger.jdbc.internal.stepwise;

import org.jspecify.annotations.NullMarked;
