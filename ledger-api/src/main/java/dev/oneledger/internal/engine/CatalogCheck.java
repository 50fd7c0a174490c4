package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.SyncReport;
import dev.oneledger.spi.CatalogWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of one call that is about an environment's schema; does nothing where nobody watches
 * that. What fails here is told as a note and stops nothing. For one thread.
 */
final class CatalogCheck {
  private final Context context;
  private final Environment environment;
  private final @Nullable CatalogLook look;

  CatalogCheck(Context context, Environment environment, CatalogPosition position) {
    this.context = context;
    this.environment = environment;
    CatalogWatch watch = environment.watch();
    this.look = watch == null ? null : new CatalogLook(context, environment, watch, position);
  }

  /** What there is to say now. */
  CatalogSeen look() {
    if (look == null) {
      return CatalogSeen.NOTHING;
    }
    try {
      return look.look(record());
    } catch (LedgerSilentException silence) {
      Log.LOG.debug(
          "{}: the schema is not compared while the ledger is silent", environment.name());
      return CatalogSeen.NOTHING;
    } catch (RuntimeException failure) {
      return failed(failure);
    }
  }

  /** What we say ourselves needs no stack trace. */
  private CatalogSeen failed(RuntimeException failure) {
    if (!(failure instanceof LedgerException)) {
      Log.LOG.warn("{}: the schema could not be compared", environment.name(), failure);
    }
    return CatalogSeen.noted(CatalogFindings.failed(environment.name(), failure));
  }

  private EnvironmentRecord record() {
    return context.recordOf(environment.name());
  }

  /** The same, and keeps what was seen where the ledger knows the environment. */
  CatalogSeen lookAndRecord() {
    CatalogSeen seen = look();
    CatalogState state = seen.state();
    if (state == null || seen.awaitsAcceptance()) {
      return seen;
    }
    try {
      keep(state, seen);
      return seen;
    } catch (LedgerSilentException silence) {
      Log.LOG.debug("{}: the schema is not kept while the ledger is silent", environment.name());
      return seen;
    } catch (RuntimeException failure) {
      return failed(failure);
    }
  }

  private void keep(CatalogState state, CatalogSeen seen) {
    EnvironmentRecord record = record();
    if (!record.isKnown()) {
      return;
    }
    Optional<RecordedCatalog> before = Optional.ofNullable(seen.recorded());
    RecordedCatalog wanted = state.recorded();
    if (!before.equals(Optional.of(wanted))) {
      context
          .journals()
          .record(
              environment.name(),
              EntryKind.CATALOG_READ,
              wanted.details(),
              state.documents(),
              current -> current.catalog().equals(before));
    }
    for (Map<String, String> ended :
        new CatalogWaivers(record, context.stamps().clock()).outlived(seen.told())) {
      context
          .journals()
          .record(environment.name(), EntryKind.WAIVED, ended, List.of(), current -> true);
    }
  }

  /** The report, with what a look at the schema says. */
  SyncReport added(SyncReport report, CatalogSeen seen) {
    if (seen.findings().isEmpty()) {
      return report;
    }
    context.tellDrift(environment.name(), seen.findings());
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.addAll(seen.findings());
    return new SyncReport(
        report.environment(), report.mode(), report.applied(), findings, report.summary());
  }

  DriftReport added(DriftReport report) {
    return look().addedTo(report);
  }
}
