/** How listeners are told what happens. Internal: may change in any release. */
@NullMarked
package dev.oneledger.internal.listening;

import org.jspecify.annotations.NullMarked;
