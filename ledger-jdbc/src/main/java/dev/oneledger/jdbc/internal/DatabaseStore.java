package dev.oneledger.jdbc.internal;

import dev.oneledger.spi.EnvironmentClaims;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;

/**
 * A ledger store with everything that one in a database can do. Internal: may change in any
 * release.
 */
public interface DatabaseStore extends LedgerStore, SelectedHeads, EnvironmentClaims {}
