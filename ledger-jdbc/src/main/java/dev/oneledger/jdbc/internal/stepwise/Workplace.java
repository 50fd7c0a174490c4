package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;

/**
 * Where a session works on one journal. Internal: may change in any release.
 *
 * @param tables the ledger's tables by names that stay right whatever the session's statements do
 */
public record Workplace(Session session, LedgerTables tables, JournalLock lock) {}
