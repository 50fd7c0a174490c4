package dev.oneledger.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules that hold in every module; {@link ArchitectureContract} applies them. */
public final class ArchitectureRules {

  /**
   * The only classes of an API (with its SPI) that may use internal packages: factories, through
   * which users get at what the internals do, and the table in which reports are written. Simple
   * names; a nested class goes by its outermost.
   */
  public static final Set<String> ENTRY_POINTS =
      Set.of(
          "Bundle",
          "CatalogDrift",
          "CheckMigrations",
          "Contract",
          "ContractGate",
          "DataSnapshots",
          "DesiredStateAgent",
          "Ejection",
          "EvolutionJudgement",
          "EvolutionRun",
          "Guard",
          "Hash",
          "LedgerBuilder",
          "MigrationIndex",
          "MigrationSource",
          "PortableDdl",
          "Proof",
          "ProofSeries",
          "ProvenReceipt",
          "Receipt",
          "Rollback",
          "SchemaEvolution",
          "ScratchDatabase",
          "SigningKey",
          "SqlText",
          "StaticRollback",
          "TextTable",
          "Trust");

  private ArchitectureRules() {}

  /**
   * Internals and the in-memory implementations may use the API, entry points may use those; beyond
   * that no two slices use each other.
   */
  public static ArchRule packages_form_no_cycle() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(new PackageSlices())
        .should()
        .beFreeOfCycles()
        .ignoreDependency(entryPoint(), resideInAnyPackage("..internal..", "..memory.."))
        .allowEmptyShould(true);
  }

  /** Of the package and its {@code spi}, only entry points use the internals below the package. */
  public static ArchRule only_entry_points_reach_internals(String apiPackage) {
    return noClasses()
        .that(resideInAnyPackage(apiPackage, apiPackage + ".spi").and(not(entryPoint())))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(apiPackage + ".internal..")
        .because("only " + ENTRY_POINTS + " are entry points")
        .allowEmptyShould(true);
  }

  /**
   * No internal and no third-party type in a public or protected signature outside the internals.
   */
  public static ArchRule signatures_mention_only_allowed_types() {
    return classes()
        .that(ExposedTypes.exposed())
        .should(new MentionAllowedTypes())
        .allowEmptyShould(true);
  }

  /** No use of {@code java.sql} or {@code javax.sql}. */
  public static ArchRule no_class_uses_jdbc() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because("JDBC is the business of the modules that talk to databases")
        .allowEmptyShould(true);
  }

  /** Every package is {@code @NullMarked} by its package-info. */
  public static ArchRule packages_are_null_marked() {
    return classes().should(new ResideInNullMarkedPackage()).allowEmptyShould(true);
  }

  /** Classes are named by their concept: none is a Util, Helper, Manager or Impl. */
  public static ArchRule names_say_the_concept() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> entryPoint() {
    return describe(
        "entry point",
        type -> !ExposedTypes.isInternal(type) && ENTRY_POINTS.contains(outermostName(type)));
  }

  private static String outermostName(JavaClass type) {
    return type.getEnclosingClass()
        .map(ArchitectureRules::outermostName)
        .orElse(type.getSimpleName());
  }

  private static final class ResideInNullMarkedPackage extends ArchCondition<JavaClass> {

    ResideInNullMarkedPackage() {
      super("reside in a package that package-info marks @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        events.add(
            violated(
                type, type.getName() + ": its package has no package-info.java with @NullMarked"));
      }
    }
  }
}
