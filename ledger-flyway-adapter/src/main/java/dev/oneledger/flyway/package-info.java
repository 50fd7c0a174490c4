/**
 * Flyway on the other side: {@link dev.oneledger.flyway.FlywayHistory} reads the table Flyway keeps
 * and judges our texts by its CRC32; {@link dev.oneledger.flyway.FlywayLayout} writes a release so
 * that Flyway can replay it. Flyway itself is not needed on the class path.
 *
 * <p>Checked against Flyway 13.12.0 on PostgreSQL.
 */
@NullMarked
package dev.oneledger.flyway;

import org.jspecify.annotations.NullMarked;
