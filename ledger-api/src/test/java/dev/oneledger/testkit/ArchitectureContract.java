package dev.oneledger.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The architecture rules, applied to the main classes of the module that extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

  private final JavaClasses mainClasses =
      new ClassFileImporter().importPath(ModuleFolder.of(getClass()).mainClasses());

  /** Fails with all violations of the rule in this module. */
  protected final void check(ArchRule rule) {
    rule.check(mainClasses);
  }

  @Test
  void packages_form_no_cycle() {
    check(ArchitectureRules.packages_form_no_cycle());
  }

  @Test
  void signatures_mention_only_allowed_types() {
    check(ArchitectureRules.signatures_mention_only_allowed_types());
  }

  @Test
  void packages_are_null_marked() {
    check(ArchitectureRules.packages_are_null_marked());
  }

  @Test
  void names_say_the_concept() {
    check(ArchitectureRules.names_say_the_concept());
  }
}
