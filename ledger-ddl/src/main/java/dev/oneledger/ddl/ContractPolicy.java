package dev.oneledger.ddl;

import java.util.EnumMap;
import java.util.Map;

/**
 * What it means that a hand-written migration violates a rule. Immutable.
 *
 * <p>Generated migrations always keep all rules. Forbidden statements are refused whatever is set
 * here, and what cannot be judged is always a note.
 *
 * @param weights the weight of each rule, none left out
 */
public record ContractPolicy(Map<ContractRule, Weight> weights) {

  /** How much a violation weighs. */
  public enum Weight {
    /** The migration is refused. */
    REFUSE,
    /** It is reported. */
    WARN,
    /** It is not looked at. */
    OFF
  }

  /** Copies the map; a rule that it lacks is {@link Weight#REFUSE}. */
  public ContractPolicy {
    EnumMap<ContractRule, Weight> all = new EnumMap<>(ContractRule.class);
    for (ContractRule rule : ContractRule.values()) {
      all.put(rule, weights.getOrDefault(rule, Weight.REFUSE));
    }
    weights = Map.copyOf(all);
  }

  /** Refuses for every rule: what holds for generated migrations. */
  public static ContractPolicy strict() {
    return new ContractPolicy(Map.of());
  }

  /**
   * The default for hand-written ones: refuses what fails or changes something when run again,
   * warns of a missing rollback, and looks neither at BEGIN and COMMIT, which whoever runs the
   * migration adds, nor at file names.
   */
  public static ContractPolicy standard() {
    return strict()
        .with(ContractRule.REVERSIBLE, Weight.WARN)
        .with(ContractRule.WRAPPING, Weight.OFF)
        .with(ContractRule.CHECKSUM, Weight.OFF);
  }

  /** Only warns, of what {@link #standard} refuses or warns of: for a stock of old migrations. */
  public static ContractPolicy lenient() {
    return standard()
        .with(ContractRule.STRUCTURAL, Weight.WARN)
        .with(ContractRule.DATA, Weight.WARN);
  }

  /** The same with another weight for one rule. */
  public ContractPolicy with(ContractRule rule, Weight weight) {
    EnumMap<ContractRule, Weight> changed = new EnumMap<>(weights);
    changed.put(rule, weight);
    return new ContractPolicy(changed);
  }

  /** The weight of a rule. */
  public Weight weight(ContractRule rule) {
    return weights.getOrDefault(rule, Weight.REFUSE);
  }
}
