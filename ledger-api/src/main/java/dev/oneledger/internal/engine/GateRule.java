package dev.oneledger.internal.engine;

import dev.oneledger.GatePolicy;
import dev.oneledger.LedgerException;
import dev.oneledger.spi.GateRequest;
import dev.oneledger.spi.ReleaseGate;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A gate as it was registered. Internal: may change in any release.
 *
 * @param environments before assignments to which it stands; empty for all, and for cutting
 */
public record GateRule(String name, ReleaseGate gate, GatePolicy policy, Set<String> environments) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/:-]{0,149}");

  /** Copies the environments. */
  public GateRule {
    environments = Set.copyOf(environments);
  }

  /**
   * Asks the gate for its name, once.
   *
   * @throws LedgerException if it cannot be one
   */
  public static GateRule of(ReleaseGate gate, GatePolicy policy, Collection<String> environments) {
    String name = gate.name();
    if (!NAME.matcher(name).matches()) {
      throw new LedgerException(
          "A gate cannot be named '%s': expected 1 to 150 letters, digits, blanks or . _ / : - beginning with a letter or digit."
              .formatted(name.replaceAll("\\p{Cntrl}", "\ufffd")));
    }
    return new GateRule(name, gate, policy, Set.copyOf(environments));
  }

  /** Whether another gate of this name stands before the same. */
  public boolean overlaps(GateRule other) {
    return name.equals(other.name)
        && (environments.isEmpty()
            || other.environments.isEmpty()
            || !Collections.disjoint(environments, other.environments));
  }

  /** Whether it stands before this. */
  boolean standsBefore(GateRequest request) {
    return policy != GatePolicy.OFF
        && (environments.isEmpty()
            || request.environment().filter(environments::contains).isPresent());
  }
}
