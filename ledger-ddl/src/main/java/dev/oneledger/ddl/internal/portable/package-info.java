/**
 * Portable schemas: what PostgreSQL, MariaDB and H2 can all have and mean the same by, the way from
 * one to another, and how each product writes it so that it may run again.
 *
 * <p>A schema is what its DDL made: it was read by {@code internal.jooq}, and what was not read
 * faithfully never came here. Steps know no product. Each product's writer has a form for a step
 * that is harmless when run again, or refuses the step by name.
 */
@NullMarked
package dev.oneledger.ddl.internal.portable;

import org.jspecify.annotations.NullMarked;
