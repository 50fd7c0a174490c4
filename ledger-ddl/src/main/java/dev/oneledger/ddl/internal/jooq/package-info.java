/**
 * jOOQ in its measured place: the only package that uses it. It reads data statements for the
 * contract, and the DDL of portable schemas, whose conditions, defaults and queries it writes for
 * each product. Rollbacks from a text alone are made from our own tokens in {@code
 * internal.reverse}, and the statements of portable DDL in {@code internal.portable}.
 *
 * <p>Of 181 statements of PostgreSQL it changes 11 and swallows 7 without a word. So nothing that
 * it read is believed unless it passes a gate: exactly one query; every word, name and literal of
 * the text stands in what jOOQ writes for it, and nothing else does, but for what a constraint
 * within a column becomes when it is written behind the columns; and what it writes is read as the
 * same again. What does not pass is opaque.
 */
@NullMarked
package dev.oneledger.ddl.internal.jooq;

import org.jspecify.annotations.NullMarked;
