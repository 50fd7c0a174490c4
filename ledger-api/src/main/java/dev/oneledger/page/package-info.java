/**
 * One page that shows a ledger: {@link dev.oneledger.page.StatusPage} writes it to a file, {@link
 * dev.oneledger.page.StatusHandler} serves it with a health summary.
 *
 * <p>A {@link dev.oneledger.page.LedgerReading} is taken first, which writes nothing anywhere; the
 * page is made from it alone. All that is written goes through one type that escapes it, so a name
 * such as {@code <script>} is shown and never read by the browser. What cannot be seen, or turns
 * the direction of writing, is shown by its code point.
 *
 * <p>The page loads nothing. Its style and script stand in it, and its content security policy
 * allows these two by their hashes and nothing else. Without the script only the filters are gone.
 *
 * <p>Nothing outside uses this package, so a start that shows no page loads none of it.
 */
@NullMarked
package dev.oneledger.page;

import org.jspecify.annotations.NullMarked;
