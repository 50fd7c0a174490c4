/**
 * The contract's rules, applied to the text of a migration: what is found, by file and line. What a
 * finding weighs is decided elsewhere.
 *
 * <p>What is forbidden is looked for in every text that a statement executes or may execute:
 *
 * <ol>
 *   <li>{@link dev.oneledger.ddl.internal.contract.Words} cuts a text into words with their
 *       meaning, whatever their quotes and escapes.
 *   <li>Each {@link dev.oneledger.ddl.internal.contract.Detector} looks at each place.
 *   <li>{@link dev.oneledger.ddl.internal.contract.TextExpression} puts together what stands there
 *       as a text; what only the run tells is a hole.
 *   <li>{@link dev.oneledger.ddl.internal.contract.LiteralUse} says what becomes of it: a value, a
 *       body, SQL that is executed, or a text that may be.
 *   <li>Whatever is not a value is read by the same steps.
 * </ol>
 */
@NullMarked
package dev.oneledger.ddl.internal.contract;

import org.jspecify.annotations.NullMarked;
