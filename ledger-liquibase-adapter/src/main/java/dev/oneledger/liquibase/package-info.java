/**
 * Liquibase on the other side: {@link dev.oneledger.liquibase.LiquibaseHistory} reads the table
 * Liquibase keeps and judges our texts by its MD5SUM; {@link
 * dev.oneledger.liquibase.LiquibaseEject} hands an environment's history to Liquibase; {@link
 * dev.oneledger.liquibase.LiquibaseLayout} writes a release so that Liquibase can replay it.
 * Liquibase itself is not needed on the class path, except by {@link
 * dev.oneledger.liquibase.LiquibaseCoreVerifier}, for whoever uses it.
 *
 * <p><b>MD5SUM.</b> Computed here for SQL alone, in the two versions that say enough: 8 (Liquibase
 * 3.5 to 4.21) and 9 (from 4.22 on). A changeset's sum is the MD5 of its changes' sums, each
 * followed by a colon. The sum of an SQL change is
 *
 * <ol>
 *   <li>in version 9 the MD5 of its UTF-8 bytes without any blank, tab, CR and LF;
 *   <li>in version 8 the MD5 of {@code endDelimiter:splitStatements:stripComments:} and the text,
 *       in which every run of these characters counts as one blank, and none at either end.
 * </ol>
 *
 * <p><b>Formatted SQL changelogs</b> are read line by line, by the rules that Liquibase 4.33.0
 * shows when it is run on them.
 *
 * <p>Checked against Liquibase 4.33.0 on PostgreSQL and MariaDB; tables of 3.10.3 and 5.0.4 on
 * PostgreSQL.
 */
@NullMarked
package dev.oneledger.liquibase;

import org.jspecify.annotations.NullMarked;
