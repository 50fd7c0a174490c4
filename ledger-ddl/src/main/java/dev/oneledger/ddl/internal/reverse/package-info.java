/**
 * Rollbacks from the text alone, for forms whose inverse needs no old state: what was made is
 * dropped, what was renamed is renamed back. A form that may have found its object there already is
 * refused, since its inverse would destroy what was there before.
 */
@NullMarked
package dev.oneledger.ddl.internal.reverse;

import org.jspecify.annotations.NullMarked;
