package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An export-only environment we have no access to: we know what receipts say. Writes nothing there.
 */
final class ReceiptEnvironment implements EnvironmentOperations {
  private static final String SOURCE = "receipts";

  private final Context context;
  private final Environment environment;

  ReceiptEnvironment(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
  }

  private ReceiptView look() {
    return ReceiptView.of(context, context.recordOf(environment.name()));
  }

  private List<Finding> findings() {
    return Admission.mode(environment, context.recordOf(environment.name())).stream().toList();
  }

  @Override
  public Plan plan() {
    return new Plan(environment.name(), environment.mode(), List.of(), findings(), awaited(look()));
  }

  @Override
  public SyncReport sync() {
    List<Finding> findings = findings();
    context.tellDrift(environment.name(), findings);
    Admission.refuseBlocked(
        "Environment '%s' cannot be synced.".formatted(environment.name()), findings);
    context
        .journals()
        .openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    return new SyncReport(
        environment.name(), environment.mode(), List.of(), findings, awaited(look()));
  }

  private String awaited(ReceiptView view) {
    if (view.release().isEmpty()) {
      return "%s: no release is assigned.".formatted(environment.name());
    }
    List<MigrationId> pending = view.pending();
    String release = view.release().get().name().toString();
    if (pending.isEmpty()) {
      return "%s: %s is applied, %s."
          .formatted(
              environment.name(),
              release,
              view.claimed().isEmpty() ? "proven by receipt" : "claimed by receipt");
    }
    return "%s: a receipt is awaited for %s (%s)."
        .formatted(environment.name(), release, join(pending));
  }

  private static String join(List<MigrationId> ids) {
    return String.join(", ", ids.stream().map(MigrationId::toString).toList());
  }

  @Override
  public DriftReport drift() {
    ReceiptView view = look();
    return new DriftReport(
        environment.name(),
        environment.mode(),
        view.asOf().orElse(null),
        SOURCE,
        view.pins().stream().map(pin -> row(view, pin)).toList(),
        findings());
  }

  private static DriftReport.Row row(ReceiptView view, Lineage.Pin pin) {
    Optional<Evidence> evidence = view.evidence(pin);
    boolean applied = evidence.isPresent();
    return new DriftReport.Row(
            pin.id().toString(),
            applied ? "applied" : "pending",
            evidence.map(known -> known == Evidence.CLAIMED ? "claimed" : "applied").orElse(""),
            applied ? RowState.IN_SYNC : RowState.PENDING,
            null,
            null)
        .with(
            new DriftReport.Facts(
                pin.id(), pin.textHash(), applied ? pin.textHash() : null, null, null));
  }

  @Override
  public ColumnView column() {
    ReceiptView view = look();
    return new ColumnView(
        new Column(
            environment.name(), environment.mode(), view.asOf().orElse(null), SOURCE, findings()),
        view.cells(),
        Map.of());
  }
}
