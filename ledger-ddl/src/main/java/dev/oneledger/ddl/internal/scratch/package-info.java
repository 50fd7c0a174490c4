/** Databases to throw away: how each product makes and drops one. */
@NullMarked
package dev.oneledger.ddl.internal.scratch;

import org.jspecify.annotations.NullMarked;
