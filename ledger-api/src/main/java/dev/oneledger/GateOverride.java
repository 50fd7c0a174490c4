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
   * @throws LedgerException if one of the three is blank
   */
  public GateOverride {
    if (gate.isBlank() || who.isBlank() || why.isBlank()) {
      throw new LedgerException(
          "An override needs a gate and somebody who answers for it: say which gate, who overrides it, and why.");
    }
    who = who.strip();
  }
}
