package dev.oneledger;

import dev.oneledger.testkit.ArchitectureContract;
import dev.oneledger.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {

  @Test
  void only_entry_points_reach_internals() {
    check(ArchitectureRules.only_entry_points_reach_internals("dev.oneledger"));
  }

  @Test
  void no_class_uses_jdbc() {
    check(ArchitectureRules.no_class_uses_jdbc());
  }
}
