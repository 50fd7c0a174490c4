package dev.oneledger.ddl;

import dev.oneledger.FindingCode;
import java.util.Locale;
import java.util.Optional;

/** The five rules of the contract. */
public enum ContractRule {
  /** Structural statements say {@code IF [NOT] EXISTS}, or are harmless when run again. */
  STRUCTURAL(FindingCode.STRUCTURE_UNGUARDED),
  /** Data statements exclude what they have already done. */
  DATA(FindingCode.DATA_UNGUARDED),
  /**
   * {@code BEGIN} and {@code COMMIT} stand around the migration. On PostgreSQL only: where DDL
   * commits by itself they would promise what does not hold.
   */
  WRAPPING(FindingCode.NOT_WRAPPED),
  /** A rollback that does something is beside it; repeatable migrations need none. */
  REVERSIBLE(FindingCode.NO_ROLLBACK),
  /** The file name carries the checksum of the content. */
  CHECKSUM(FindingCode.NOT_CONTENT_ADDRESSED);

  private final FindingCode code;

  ContractRule(FindingCode code) {
    this.code = code;
  }

  /** What a violation is reported as. */
  public FindingCode code() {
    return code;
  }

  /** The rule that a finding violates; empty for one that belongs to no rule. */
  public static Optional<ContractRule> of(FindingCode code) {
    for (ContractRule rule : values()) {
      if (rule.code == code) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** The name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
