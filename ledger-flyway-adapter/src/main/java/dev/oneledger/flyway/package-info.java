/**
 * Flyway on the other side: {@link dev.oneledger.flyway.FlywayHistory} reads the table Flyway keeps
 * and judges our texts by its CRC32; {@link dev.oneledger.flyway.FlywayLayout} writes a release so
 * that Flyway can replay it; {@link dev.oneledger.flyway.FlywayEject} gives an environment over to
 * Flyway. Flyway itself is not needed on the class path.
 *
 * <p>Run against the real Flyway: 13.12.0 on PostgreSQL, MariaDB and H2; 3.2.1, 4.2.0, 5.2.4,
 * 7.15.0 and 9.22.3 on PostgreSQL. Undo, which only the paid editions run, and row types that no
 * longer are written are read as they are documented; they were not run.
 */
@NullMarked
package dev.oneledger.flyway;

import org.jspecify.annotations.NullMarked;
