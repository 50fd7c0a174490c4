/** What is meant by text in quotes. */
@NullMarked
package dev.oneledger.ddl.internal.quoting;

import org.jspecify.annotations.NullMarked;
