/**
 * PostgreSQL for tests: {@link dev.oneledger.jdbc.testkit.TestPostgres#freshDatabase()} gives an
 * empty database on whatever server can be had here, and {@link dev.oneledger.jdbc.testkit.Relay}
 * counts round trips on the way to it.
 */
@NullMarked
package dev.oneledger.jdbc.testkit;

import org.jspecify.annotations.NullMarked;
