package dev.oneledger.ddl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.oneledger.testkit.ArchitectureContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {

  @Test
  void jooq_stays_in_its_place() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.oneledger.ddl.internal.jooq..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jooq.."));
  }
}
