package dev.oneledger.internal.engine;

import dev.oneledger.Approval;
import dev.oneledger.Assurances;
import dev.oneledger.GateMoment;
import dev.oneledger.Ledger;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.spi.GateRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A release as gates are shown it. */
record JudgedRelease(Context context, ReleaseDocument document, @Nullable String target)
    implements GateRequest {

  static GateRequest toCut(Context context, ReleaseDocument document) {
    return new JudgedRelease(context, document, null);
  }

  static GateRequest toAssign(Context context, ReleaseDocument document, String environment) {
    return new JudgedRelease(context, document, environment);
  }

  @Override
  public GateMoment moment() {
    return target == null ? GateMoment.CUT : GateMoment.ASSIGN;
  }

  @Override
  public ReleaseName release() {
    return document.name();
  }

  @Override
  public List<MigrationId> attached() {
    return document.attached();
  }

  @Override
  public Lineage lineage() {
    return document.lineage();
  }

  @Override
  public List<Lineage.Pin> remaining() {
    Set<MigrationId> takenBack =
        lineage().pins().stream()
            .flatMap(pin -> RollbackName.original(pin.id()).stream())
            .collect(Collectors.toSet());
    return lineage().pins().stream().filter(pin -> !takenBack.contains(pin.id())).toList();
  }

  @Override
  public List<Migration> migrations() {
    return new LineageTexts(context.texts(), document.lineage());
  }

  @Override
  public Optional<String> environment() {
    return Optional.ofNullable(target);
  }

  @Override
  public String cutBy() {
    return target == null
        ? context.stamps().now().who()
        : new ReleaseJournal(context, document).cutBy();
  }

  @Override
  public List<Approval> approvals() {
    return target == null ? List.of() : new ReleaseJournal(context, document).approvals();
  }

  @Override
  public Map<MigrationId, Known> applied(String environment) {
    return new Knowledge(context, environment).applied();
  }

  @Override
  public Map<MigrationId, Assurances> assurances() {
    return context.appRecord().proofs().assurances(lineage());
  }

  @Override
  public Ledger ledger() {
    return LedgerEngine.over(context);
  }

  @Override
  public String toString() {
    return target == null
        ? "%s to be cut".formatted(release())
        : "%s to be assigned to '%s'".formatted(release(), target);
  }
}
