package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.Plan;
import dev.oneledger.SyncReport;

/** What each mode answers for one environment. Only {@link #sync} writes. */
sealed interface EnvironmentOperations
    permits ManagedEnvironment, HistoryEnvironment, ReceiptEnvironment {

  Plan plan();

  SyncReport sync();

  DriftReport drift();

  ColumnView column();
}
