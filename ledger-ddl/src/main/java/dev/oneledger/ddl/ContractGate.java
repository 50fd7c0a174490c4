package dev.oneledger.ddl;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.GateRequest;
import dev.oneledger.spi.ReleaseGate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A release gate: the migrations that a release attaches keep the contract. File names are not
 * looked at, for a release pins its texts by their hashes anyway.
 */
public final class ContractGate implements ReleaseGate {

  private final Contract contract;

  /** A gate that asks this contract. */
  public ContractGate(Contract contract) {
    this.contract = contract.without(ContractRule.CHECKSUM);
  }

  @Override
  public String name() {
    return "contract";
  }

  @Override
  public List<String> check(GateRequest request) {
    Set<MigrationId> attached = new HashSet<>(request.attached());
    List<Migration> texts =
        request.migrations().stream().filter(each -> attached.contains(each.id())).toList();
    return contract.check(texts).refusals().stream()
        .map(each -> "%s %s: %s".formatted(each.code().code(), each.place(), each.text()))
        .toList();
  }
}
