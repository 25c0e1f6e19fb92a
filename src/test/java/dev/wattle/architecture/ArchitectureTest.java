package dev.wattle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The never-arrows. There is no list of exceptions, here or elsewhere. */
@AnalyzeClasses(packages = "dev.wattle", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule everyClassLivesInARoomOfThePlan =
      classes()
          .should(Rooms.haveALevel())
          .because("a new room is a decision: write it in the plan");

  @ArchTest
  static final ArchRule roomsLeanDownwards =
      classes()
          .should(Rooms.leanOnlyDownwards())
          .because("two L2 rooms are joined by a route or by an L3 room");

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      slices().matching("dev.wattle.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingButTheGateReachesAPersonsPhone =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.wattle.outbound..", "dev.wattle.whatsapp.send..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wattle.whatsapp.send..")
          .because("no message may pass the gate unjudged");

  @ArchTest
  static final ArchRule theLanguageOfTheHouseIsPlainJava =
      classes()
          .that()
          .resideInAnyPackage("dev.wattle.event..", "dev.wattle.failure..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify.annotations..")
                  .or(resideInAnyPackage("dev.wattle.event..").as("event"))
                  .or(resideInAnyPackage("dev.wattle.failure..").as("failure")));

  @ArchTest
  static final ArchRule productionKnowsNoSandbox =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wattle.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wattle.sandbox..")
          .because("the sandbox is switched by profile only");

  @ArchTest
  static final ArchRule nobodyReadsTheSystemClock =
      noClasses().should(Time.readTheSystemClock()).because("a java.time.Clock is injected");

  @ArchTest
  static final ArchRule oneConfigurationClassMakesTheClock =
      classes().that(alwaysTrue()).should(Time.makeTheClockInOneConfigurationClass());

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should(Time.sleep()).because("wait for what you wait for, or schedule it");

  @ArchTest
  static final ArchRule classesCarryTheNameOfTheMechanismTheyAre =
      noClasses()
          .should()
          .haveNameMatching(".*(Service|Manager|Utils?|Impl|Helper)(\\$.*)?")
          .because("ConsentFilter, Throttler, ContactEnricher say what they do");
}
