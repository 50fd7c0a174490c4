/**
 * Databases for tests: {@link dev.oneledger.jdbc.testkit.TestPostgres#freshDatabase()} and {@link
 * dev.oneledger.jdbc.testkit.TestMariaDb#freshDatabase()} give an empty database on whatever server
 * can be had here, {@link dev.oneledger.jdbc.testkit.TestH2#freshDatabase()} one in this JVM;
 * {@link dev.oneledger.jdbc.testkit.Relay} counts round trips on the way to PostgreSQL.
 */
@NullMarked
package dev.oneledger.jdbc.testkit;

import org.jspecify.annotations.NullMarked;
