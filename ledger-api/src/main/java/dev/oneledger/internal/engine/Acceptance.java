package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.MigrationId;
import dev.oneledger.NewerRows;
import dev.oneledger.Revision;
import dev.oneledger.StartMode;
import dev.oneledger.StartPolicy;
import dev.oneledger.internal.journal.RollbackName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a start accepts: which migrations must be applied, and which must not. */
final class Acceptance {
  private final String environment;
  private final StartPolicy policy;
  private final Catalogue catalogue;

  Acceptance(Environment environment, Catalogue catalogue) {
    this.environment = environment.name();
    this.policy = environment.start();
    this.catalogue = catalogue;
  }

  boolean appliesNothing() {
    return policy.mode() != StartMode.APPLY;
  }

  /** Whether a start that applies nothing must find this one applied. */
  boolean isRequired(MigrationId id) {
    Revision revision = id.revision();
    if (policy.from() != null) {
      return revision != null && revision.compareTo(policy.from()) <= 0;
    }
    return !isAbove(id);
  }

  private boolean isAbove(MigrationId id) {
    return isAbove(RollbackName.measure(id));
  }

  private boolean isAbove(@Nullable Revision revision) {
    return policy.to() != null && revision != null && revision.compareTo(policy.to()) > 0;
  }

  /**
   * Whether nothing can be too new where exactly what is expected is applied.
   *
   * @param ofBuild whether that is what the build has
   */
  boolean acceptsExpected(boolean ofBuild) {
    boolean acceptsAll = policy.to() == null && policy.newerRows() == NewerRows.TOLERATE;
    return acceptsAll || (ofBuild && !isAbove(catalogue.newest()));
  }

  /** Of what is applied, what is too new. */
  Map<MigrationId, Finding> refused(JournalState state) {
    Optional<Revision> highest = highest();
    Map<MigrationId, Finding> refused = new LinkedHashMap<>();
    for (MigrationId id : state.all().keySet()) {
      if (state.isApplied(id)) {
        refusal(id, highest).ifPresent(finding -> refused.put(id, finding));
      }
    }
    return refused;
  }

  private Optional<Finding> refusal(MigrationId id, Optional<Revision> highest) {
    if (isAbove(id)) {
      return Optional.of(StartFindings.above(environment, id, Objects.requireNonNull(policy.to())));
    }
    Revision revision = RollbackName.measure(id);
    boolean isNewer =
        revision != null && highest.map(last -> revision.compareTo(last) > 0).orElse(true);
    return isNewer && policy.newerRows() == NewerRows.REFUSE
        ? Optional.of(StartFindings.newer(environment, id))
        : Optional.empty();
  }

  private Optional<Revision> highest() {
    return catalogue.ids().stream()
        .map(MigrationId::revision)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** That applying it would go beyond what is accepted, if it would. */
  Optional<Finding> excess(MigrationId due) {
    return isAbove(due)
        ? Optional.of(
            StartFindings.wouldExceed(environment, due, Objects.requireNonNull(policy.to())))
        : Optional.empty();
  }

  /** What was found applied, in words. */
  String verified(String whole, Collection<MigrationId> expected, JournalState state) {
    long applied = expected.stream().filter(this::isRequired).filter(state::isApplied).count();
    Revision last = policy.from() == null ? policy.to() : policy.from();
    return verified(
        "%s%s is applied (%s)"
            .formatted(whole, last == null ? "" : " up to " + last, Counted.migrations(applied)));
  }

  /** That a start applied nothing, and found what it asks for. */
  String verified(String what) {
    return "%s: verified, %s; nothing was written.".formatted(environment, what);
  }
}
