/** Files for the tool that takes an environment over. Internal: may change in any release. */
@NullMarked
package dev.oneledger.jdbc.internal.eject;

import org.jspecify.annotations.NullMarked;
