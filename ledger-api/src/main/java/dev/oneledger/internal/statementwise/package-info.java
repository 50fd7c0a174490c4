/**
 * Applying a step statement by statement, where the database cannot keep a migration and its record
 * in one transaction. One protocol for every product; what differs is behind {@link
 * dev.oneledger.internal.statementwise.StatementSession}. Internal: may change in any release.
 *
 * <p>A session is opened by the target, takes the lock <em>itself</em>, and only then reads the
 * journal's head. The lock so lasts exactly as long as the session's last statement, also where the
 * client is gone and the server still works; a lock on a connection beside it would be free by
 * then. For each statement, in order:
 *
 * <ol>
 *   <li>A statement that the database can run in a transaction is run in one together with the
 *       entry {@code statement-done} ({@code applied} for the last one): its outcome is never in
 *       doubt. Where the product says so, neighbours share one transaction.
 *   <li>Any other statement: what the catalog says of its object is read ({@code before}), and the
 *       entry {@code started} is committed, with that, the statement's hash and the session's
 *       identity.
 *   <li>It is run by itself.
 *   <li>{@code statement-done} or {@code applied} is written. Where the server refused it, {@code
 *       failed}; where it may have left a part all the same, and the catalog does not show that it
 *       did not, {@code in-doubt}.
 * </ol>
 *
 * <p>A run that ended in between leaves {@code started} as the last word. The next one, under the
 * lock, finds out: the session that ran it must be gone; then the catalog is read again and
 * compared with {@code before}. It took effect: the run goes on behind it. It did not: it is run
 * again, after what a broken try may leave (an invalid index) is cleared away. That cannot be told:
 * a statement whose words make a second run harmless is run again; any other is <em>never</em> run
 * again, but recorded as {@code in-doubt}, until somebody says what is true of it ({@code
 * resolved-applied} or {@code resolved-not-applied}).
 *
 * <p>What statements before the point of resumption set in their session (SET, RESET, USE) is set
 * again, since the session is another.
 *
 * <p><b>Hashes.</b> The journal keeps for the statements done the hash of all of them in order:
 * {@code h(0)} is SHA-256 over {@code oneledger-statements-1}, {@code h(i)} SHA-256 over {@code
 * h(i-1)} as text, a line feed, the statement's text and, if it has COPY data, a line feed and
 * these. A migration may be mended after a failure as long as what was done stays as it is.
 */
@NullMarked
package dev.oneledger.internal.statementwise;

import org.jspecify.annotations.NullMarked;
