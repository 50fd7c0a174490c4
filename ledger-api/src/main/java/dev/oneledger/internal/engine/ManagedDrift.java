package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.internal.engine.JournalState.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drift report of a managed environment: the build's texts against the journal's record. */
final class ManagedDrift {
  private final Context context;
  private final ManagedView view;
  private final Map<MigrationId, Migration> ours = new HashMap<>();

  ManagedDrift(Context context, ManagedView view) {
    this.context = context;
    this.view = view;
    view.expectation().migrations().forEach(migration -> ours.put(migration.id(), migration));
  }

  DriftReport report(Environment environment, List<Finding> findings) {
    List<DriftReport.Row> rows = new ArrayList<>();
    view.cells().forEach((id, cell) -> rows.add(row(id, cell, findings)));
    return new DriftReport(
        environment.name(),
        environment.mode(),
        context.stamps().clock().instant(),
        "journal",
        rows,
        findings);
  }

  private DriftReport.Row row(MigrationId id, Cell cell, List<Finding> findings) {
    String place = view.environment() + ", " + id;
    Finding finding =
        findings.stream().filter(f -> f.place().equals(place)).findFirst().orElse(null);
    return new DriftReport.Row(
            id.toString(),
            ours.containsKey(id) ? wanted(id) : "",
            view.state().of(id).map(ManagedDrift::recordedLabel).orElse(""),
            finding != null && finding.isProblem() ? RowState.DRIFT : state(cell),
            finding,
            finding != null && finding.code() == FindingCode.CHANGED ? diff(id) : null)
        .with(facts(id));
  }

  private DriftReport.Facts facts(MigrationId id) {
    Migration migration = ours.get(id);
    Hash text = migration == null ? null : migration.textHash();
    return view.state()
        .of(id)
        .map(
            recorded ->
                new DriftReport.Facts(
                    id,
                    text,
                    recorded.textHash(),
                    recorded.entry().stamp().at(),
                    recorded.entry().stamp().who()))
        .orElse(new DriftReport.Facts(id, text, null, null, null));
  }

  private String wanted(MigrationId id) {
    return view.state().isApplied(id) ? "applied" : "pending";
  }

  private static String recordedLabel(Recorded recorded) {
    return recorded.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static RowState state(Cell cell) {
    return switch (cell.state()) {
      case APPLIED, ROLLED_BACK, BLANK -> cell.cosmetic() ? RowState.COSMETIC : RowState.IN_SYNC;
      case PENDING -> RowState.PENDING;
      case DRIFTED, FAILED, IN_DOUBT, OUTSIDE -> RowState.DRIFT;
    };
  }

  private @Nullable String diff(MigrationId id) {
    Migration migration = ours.get(id);
    Hash recorded = view.state().of(id).map(Recorded::textHash).orElse(null);
    if (migration == null || recorded == null) {
      return null;
    }
    return context
        .texts()
        .find(recorded)
        .map(
            text ->
                UnifiedDiff.of(
                    "applied: " + id,
                    text.text(),
                    "now: " + migration.origin(),
                    migration.apply().text()))
        .orElse(null);
  }
}
