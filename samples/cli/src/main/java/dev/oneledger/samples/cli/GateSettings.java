package dev.oneledger.samples.cli;

import dev.oneledger.Gates;
import dev.oneledger.spi.ReleaseGate;
import java.util.ArrayList;
import java.util.List;

/** What must hold before a release is cut or assigned, as the configuration says. */
final class GateSettings {

  private GateSettings() {}

  static List<ReleaseGate> of(Section all) {
    if (!all.has("gates")) {
      return List.of();
    }
    Section section = all.section("gates");
    section.knowing("noOpenDrift", "appliedIn", "approvedBy", "proven");
    List<ReleaseGate> gates = new ArrayList<>();
    if (section.flag("noOpenDrift")) {
      gates.add(Gates.noOpenDrift());
    }
    section.text("appliedIn").map(Gates::appliedIn).ifPresent(gates::add);
    section.number("approvedBy").map(Gates::approvedBy).ifPresent(gates::add);
    if (section.flag("proven")) {
      gates.add(Gates.proven());
    }
    return gates;
  }
}
