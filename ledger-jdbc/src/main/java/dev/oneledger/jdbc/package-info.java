/** Ledger store, managed targets and foreign history tables over JDBC. */
@NullMarked
package dev.oneledger.jdbc;

import org.jspecify.annotations.NullMarked;
