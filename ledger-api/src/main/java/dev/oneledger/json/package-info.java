/**
 * Reports as JSON, and back without loss: {@link ReportJson} writes and reads, {@link ReportFormat}
 * names the formats and has their schemas. {@code docs/json.md} says what holds of them.
 *
 * <p>Only what is used here loads Jackson; a ledger that is opened and synced does without.
 */
@NullMarked
package dev.oneledger.json;

import org.jspecify.annotations.NullMarked;
