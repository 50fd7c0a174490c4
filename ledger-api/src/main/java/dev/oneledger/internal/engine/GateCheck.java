package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.GateOverride;
import dev.oneledger.GatePolicy;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.UnknownNameException;
import dev.oneledger.spi.GateRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every gate that stands before a cut or an assignment. Writes nothing. */
final class GateCheck {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private final Context context;
  private final GateRequest request;
  private final Map<String, GateOverride> overrides = new HashMap<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  private GateCheck(Context context, GateRequest request, List<GateOverride> given) {
    this.context = context;
    this.request = request;
    for (GateOverride override : given) {
      refuseUnknown(override);
      if (overrides.putIfAbsent(override.gate(), override) != null) {
        throw refused("gate '%s' is overridden twice. Say it once".formatted(override.gate()));
      }
    }
  }

  /**
   * Before cutting.
   *
   * @throws FindingsException if gates do not pass that refuse and are not overridden
   */
  static GatesPassed beforeCut(
      Context context, ReleaseDocument release, List<GateOverride> overrides) {
    return new GateCheck(context, JudgedRelease.toCut(context, release), overrides).ask();
  }

  /**
   * Before an assignment.
   *
   * @throws FindingsException if gates do not pass that refuse and are not overridden
   */
  static GatesPassed beforeAssignment(
      Context context, ReleaseDocument release, String environment, List<GateOverride> overrides) {
    GateRequest request = JudgedRelease.toAssign(context, release, environment);
    return new GateCheck(context, request, overrides).ask();
  }

  private void refuseUnknown(GateOverride override) {
    List<String> names =
        context.settings().gates().stream().map(GateRule::name).distinct().toList();
    if (!names.contains(override.gate())) {
      throw refused(
          "there is no gate '%s' to override: %s"
              .formatted(
                  Shown.text(override.gate()), UnknownNameException.hint(override.gate(), names)));
    }
  }

  private GatesPassed ask() {
    List<GateRule> standing =
        context.settings().gates().stream().filter(rule -> rule.standsBefore(request)).toList();
    if (request.environment().isPresent()) {
      context.settings().gates().forEach(this::refuseUnknownEnvironment);
    }
    List<Finding> refusals = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    List<GatesPassed.Overridden> overridden = new ArrayList<>();
    for (GateRule rule : standing) {
      List<String> reasons = reasons(rule);
      GateOverride override = overrides.get(rule.name());
      if (reasons.isEmpty()) {
        continue;
      }
      if (override != null) {
        overridden.add(new GatesPassed.Overridden(override, reasons));
      } else if (rule.policy() == GatePolicy.REFUSE) {
        refusals.add(GateFindings.refusing(rule.name(), request, reasons));
      } else {
        warnings.add(GateFindings.warning(rule.name(), reasons));
      }
    }
    refuseIfAny(refusals);
    return new GatesPassed(overridden, warnings, this::tell);
  }

  /** So a gate whose environment is mistyped does not stand open unseen. */
  private void refuseUnknownEnvironment(GateRule rule) {
    for (String name : rule.environments()) {
      if (context.configured(name).isEmpty() && !context.recordOf(name).isKnown()) {
        throw refused(
            "gate '%s' stands before environment '%s', which is neither configured here nor known to the ledger: %s. Configure it, or mend the gate's environments"
                .formatted(
                    rule.name(),
                    name,
                    UnknownNameException.hint(name, KnownEnvironments.all(context))));
      }
    }
  }

  private List<String> reasons(GateRule rule) {
    try {
      return List.copyOf(rule.gate().check(request));
    } catch (RuntimeException failed) {
      failures.add(failed);
      return List.of(
          "it failed: "
              + (failed instanceof LedgerException ? failed.getMessage() : failed.toString()));
    }
  }

  private void refuseIfAny(List<Finding> refusals) {
    if (!refusals.isEmpty()) {
      FindingsException refused =
          new FindingsException(GateFindings.refused(request) + ".", refusals);
      failures.forEach(refused::addSuppressed);
      throw refused;
    }
  }

  private LedgerException refused(String why) {
    return new LedgerException("%s: %s.".formatted(GateFindings.refused(request), why));
  }

  private void tell(List<Finding> all) {
    if (!all.isEmpty()) {
      Optional<String> environment = request.environment();
      all.forEach(finding -> LOG.warn("{}", finding));
      failures.forEach(failed -> LOG.warn("A gate failed", failed));
      context.tell(
          new LedgerEvent.GatesNotPassed(environment.orElse(null), request.release(), all));
    }
  }
}
