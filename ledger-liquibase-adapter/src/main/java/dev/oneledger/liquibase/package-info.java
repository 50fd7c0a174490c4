/** Reads the history that Liquibase keeps and judges our texts by its checksums. */
@NullMarked
package dev.oneledger.liquibase;

import org.jspecify.annotations.NullMarked;
