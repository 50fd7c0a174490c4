package dev.oneledger;

/**
 * That a release goes on although a gate does not pass. It is a journal entry of its own, with the
 * reasons that were overridden; where the gate passes it does nothing and is not recorded.
 *
 * @param gate the gate's name, as the refusal has it
 * @param who the person who answers for it
 * @param why the reason
 */
public record GateOverride(String gate, String who, String why) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if the gate is blank, nothing can be seen of {@code who} or {@code
   *     why}, or {@code who} has a character that cannot be seen or breaks the line
   */
  public GateOverride {
    if (gate.isBlank()) {
      throw new LedgerException("An override needs a gate: say which one is overridden.");
    }
    who = Answerable.who("An override", "overrides the gate", who, why);
  }
}
