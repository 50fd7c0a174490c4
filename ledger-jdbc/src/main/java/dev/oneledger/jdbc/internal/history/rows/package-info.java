/** What rows of a history table mean, one by one and together: the parts of a description. */
@NullMarked
package dev.oneledger.jdbc.internal.history.rows;

import org.jspecify.annotations.NullMarked;
