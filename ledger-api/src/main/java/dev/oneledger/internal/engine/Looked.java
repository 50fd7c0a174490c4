package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingCode.Severity;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.ManagedView.Due;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A managed environment as one look at it found it.
 *
 * @param view the environment against what it is meant to have
 * @param guidance what it goes by
 * @param wanted what a start asks for that is not applied: to be applied, in order, or to be found
 *     applied
 * @param findings what stands in the way of working with it, or is worth saying
 */
record Looked(ManagedView view, Guidance guidance, List<Due> wanted, List<Finding> findings) {
  /** The findings that speak against applying anything, not just what sync would apply. */
  private static final Set<FindingCode> OBSTRUCT =
      EnumSet.of(
          FindingCode.MODE_MISMATCH,
          FindingCode.IN_DOUBT,
          FindingCode.FOREIGN_JOURNAL,
          FindingCode.UNMANAGED_SCHEMA,
          FindingCode.ENTRY_ALTERED,
          FindingCode.ENTRY_MISSING,
          FindingCode.CHAIN_BROKEN,
          FindingCode.STATE_WRONG);

  boolean isNew() {
    return view.entries().isEmpty();
  }

  /** What stands in the way of everything here, whichever migration it is about. */
  List<Finding> obstructions() {
    return findings.stream().filter(finding -> OBSTRUCT.contains(finding.code())).toList();
  }

  /** The findings, and each migration that is not applied, for a start that applies nothing. */
  List<Finding> findingsOfVerifying() {
    List<Finding> all = new ArrayList<>(findings);
    wanted.forEach(
        due -> all.add(StartFindings.notApplied(view.environment(), due.migration().id())));
    return all;
  }

  /**
   * Whether what is missing may still come by itself: nothing is refused, and no try has failed.
   */
  boolean mayComeByItself() {
    return findings.stream().noneMatch(f -> f.code().severity() == Severity.BLOCKING)
        && wanted.stream().noneMatch(this::hasFailed);
  }

  private boolean hasFailed(Due due) {
    return view.state()
        .of(due.migration().id())
        .map(Recorded::status)
        .filter(status -> status == JournalState.Status.FAILED)
        .isPresent();
  }
}
