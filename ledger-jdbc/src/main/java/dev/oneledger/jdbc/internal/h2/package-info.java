/** H2. Internal: may change in any release. */
@NullMarked
package dev.oneledger.jdbc.internal.h2;

import org.jspecify.annotations.NullMarked;
