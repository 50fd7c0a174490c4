/**
 * What every database product shares: names, the columns of a journal entry, lock keys, errors
 * without secrets. A product adds one {@link dev.oneledger.jdbc.internal.Dialect} in a package of
 * its own.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package dev.oneledger.jdbc.internal;

import org.jspecify.annotations.NullMarked;
