package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Each rule finds the violations seeded in the fixtures, and passes their near misses. */
class ArchitectureRulesTest {

  private static final String FIXTURES = "dev.oneledger.testkit.fixtures.";

  @Test
  void two_internal_packages_that_use_each_other_are_a_cycle() {
    assertViolations(ArchitectureRules.packages_form_no_cycle(), "cycle")
        .singleElement()
        .asString()
        .contains("cycle.internal.journal", "cycle.internal.report");
  }

  @Test
  void an_api_class_that_uses_internals_closes_a_cycle() {
    assertViolations(ArchitectureRules.packages_form_no_cycle(), "edge").hasSize(1);
  }

  @Test
  void an_entry_point_and_its_nested_classes_close_no_cycle_and_neither_does_the_spi() {
    assertViolations(ArchitectureRules.packages_form_no_cycle(), "entry").isEmpty();
  }

  @Test
  void an_api_class_that_is_no_entry_point_must_not_reach_internals() {
    assertViolations(ArchitectureRules.only_entry_points_reach_internals(FIXTURES + "edge"), "edge")
        .isNotEmpty()
        .allMatch(violation -> violation.contains("edge.Api"));
    assertViolations(
            ArchitectureRules.only_entry_points_reach_internals(FIXTURES + "entry"), "entry")
        .isEmpty();
  }

  @Test
  void each_leaked_type_is_found_and_private_use_is_not() {
    List<String> leaks =
        violations(ArchitectureRules.signatures_mention_only_allowed_types(), "signature");
    assertThat(leaks)
        .anyMatch(
            leak -> leak.contains("LeaksAsParameter.accept(") && leak.endsWith("internal.Hidden"))
        .anyMatch(leak -> leak.contains("LeaksAsThrown.fail()") && leak.endsWith("internal.Hidden"))
        .anyMatch(leak -> leak.contains("LeaksThirdPartyType.<init>"))
        .anyMatch(leak -> leak.contains("LeaksThirdPartyType.node()"))
        .anyMatch(leak -> leak.contains("HiddenParent.inherited()"))
        .anyMatch(leak -> leak.contains("LeaksAnnotation.name()") && leak.endsWith("JsonProperty"))
        .hasSize(6);
  }

  @Test
  void java_sql_and_javax_sql_count_as_jdbc() {
    assertThat(violations(ArchitectureRules.no_class_uses_jdbc(), "jdbc"))
        .anyMatch(violation -> violation.contains("UsesJavaSql"))
        .anyMatch(violation -> violation.contains("UsesJavaxSql"));
    assertViolations(ArchitectureRules.no_class_uses_jdbc(), "edge").isEmpty();
  }

  @Test
  void a_package_without_null_marking_is_found() {
    assertViolations(ArchitectureRules.packages_are_null_marked(), "unmarked")
        .singleElement()
        .asString()
        .contains("unmarked.Unmarked", "package-info.java");
    assertViolations(ArchitectureRules.packages_are_null_marked(), "marked").isEmpty();
  }

  @Test
  void names_that_say_nothing_are_found() {
    assertViolations(ArchitectureRules.names_say_the_concept(), "naming")
        .hasSize(4)
        .noneMatch(violation -> violation.contains("UtilityBill"));
  }

  @Test
  void a_module_without_classes_passes() {
    assertViolations(ArchitectureRules.packages_form_no_cycle(), "nothing").isEmpty();
    assertViolations(ArchitectureRules.signatures_mention_only_allowed_types(), "nothing")
        .isEmpty();
    assertViolations(ArchitectureRules.names_say_the_concept(), "nothing").isEmpty();
  }

  private static ListAssert<String> assertViolations(ArchRule rule, String fixture) {
    return assertThat(violations(rule, fixture));
  }

  private static List<String> violations(ArchRule rule, String fixture) {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURES + fixture);
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
