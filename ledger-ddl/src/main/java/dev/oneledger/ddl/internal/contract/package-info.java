/**
 * The contract's rules, applied to the text of a migration: what is found, by file and line. What a
 * finding weighs is decided elsewhere.
 */
@NullMarked
package dev.oneledger.ddl.internal.contract;

import org.jspecify.annotations.NullMarked;
