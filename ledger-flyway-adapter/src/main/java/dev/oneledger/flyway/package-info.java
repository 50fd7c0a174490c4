/** Reads the history that Flyway keeps and judges our texts by its checksums. */
@NullMarked
package dev.oneledger.flyway;

import org.jspecify.annotations.NullMarked;
