package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.GateOverride;
import dev.oneledger.spi.GateRequest;
import java.util.List;

/** The wording of what gates say. */
final class GateFindings {
  private GateFindings() {}

  /** A gate that stops the release. */
  static Finding refusing(String gate, GateRequest request, List<String> reasons) {
    String override = "new GateOverride(\"%s\", who, why)".formatted(gate);
    return finding(
        gate,
        inWords(reasons),
        "Settle that; or override the gate, which is recorded: %s."
            .formatted(
                request
                    .environment()
                    .map(name -> "assignTo(\"%s\", %s)".formatted(name, override))
                    .orElse("overriding(%s)".formatted(override))));
  }

  /** A gate that only warns. */
  static Finding warning(String gate, List<String> reasons) {
    return finding(gate, inWords(reasons), "Settle that; this gate only warns.");
  }

  /** A gate that somebody overrides. */
  static Finding overridden(GateOverride override, List<String> reasons) {
    return finding(
        override.gate(),
        inWords(reasons),
        "Nothing: %s overrides it, because: %s".formatted(override.who(), override.why()));
  }

  private static Finding finding(String gate, String text, String remedy) {
    return new Finding(FindingCode.GATE_NOT_PASSED, "gate " + gate, text, remedy);
  }

  private static String inWords(List<String> reasons) {
    return reasons.size() == 1 ? reasons.get(0) : "\n  - " + String.join("\n  - ", reasons);
  }

  /** What does not happen. */
  static String refused(GateRequest request) {
    return request
        .environment()
        .map(name -> "Release %s is not assigned to '%s'".formatted(request.release(), name))
        .orElse("Release %s is not cut".formatted(request.release()));
  }
}
