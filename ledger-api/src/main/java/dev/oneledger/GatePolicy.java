package dev.oneledger;

/** What it means that a release gate does not pass. */
public enum GatePolicy {
  /** The cut or the assignment is refused, unless somebody overrides the gate by name. */
  REFUSE,
  /** It goes on: logged, told to the listeners, and recorded in the journal. */
  WARN,
  /** The gate is not asked. */
  OFF
}
