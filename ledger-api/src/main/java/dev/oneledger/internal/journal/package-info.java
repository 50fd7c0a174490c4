/**
 * Journals: the format of entries, the hash chain, the state digest, and their verification.
 *
 * <p><b>Entry hash</b> (format {@code oneledger-entry-1}): SHA-256 over fields in fixed order, each
 * written as its length in UTF-8 bytes in decimal, a colon, the bytes, a comma; an absent field is
 * a lone {@code -,}. The order is: format tag, app, journal, sequence, kind, time (ISO-8601, UTC,
 * exactly six decimals), who, host, library version, subject's migration, its text hash, its token
 * hash, number of details, each detail's name and value by ascending name, previous hash, state
 * digest. Durations are not part of it.
 *
 * <p><b>Previous</b> is the hash of the entry before. For the first entry it is SHA-256 over {@code
 * oneledger-journal-1}, app and journal name in the same field form, so that an entry cannot be
 * moved to the head of another journal.
 *
 * <p><b>State digest</b> (format {@code oneledger-state-1}): for every migration the journal gives
 * a status, SHA-256 over format tag, canonical id, text hash and status in the same field form,
 * read as an unsigned number; their sum modulo 2^256; and SHA-256 over format tag, number of
 * migrations and that sum as 64 hex digits. It depends on what is there, not on the order in which
 * it came, and one more entry costs one more hash however long the journal is. It tells states
 * apart; what protects the journal against alteration is the chain.
 */
@NullMarked
package dev.oneledger.internal.journal;

import org.jspecify.annotations.NullMarked;
