package dev.oneledger.samples.cli;

import dev.oneledger.GateOverride;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Gates that are not to stop a release. */
final class Overrides {
  @Option(
      names = "--override",
      split = ",",
      paramLabel = "GATE",
      description = "Gates that are not to stop it, by their names; needs --who and --why.")
  private List<String> gates = new ArrayList<>();

  @Option(names = "--who", paramLabel = "NAME", description = "Who answers for the override.")
  private String who = "";

  @Option(names = "--why", paramLabel = "REASON", description = "The reason.")
  private String why = "";

  /**
   * Each of them.
   *
   * @throws dev.oneledger.LedgerException if nobody answers for it
   */
  GateOverride[] all() {
    return gates.stream()
        .map(gate -> new GateOverride(gate, who, why))
        .toArray(GateOverride[]::new);
  }
}
