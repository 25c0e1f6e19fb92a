package dev.wattle.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Configuration;

/** What reads the time or waits for it to pass. */
final class Time {

  private Time() {}

  static ArchCondition<JavaClass> readTheSystemClock() {
    return ArchConditions.accessTargetWhere(
        DescribedPredicate.describe("reads the system clock", Time::readsTheClock));
  }

  static ArchCondition<JavaClass> sleep() {
    return ArchConditions.accessTargetWhere(
        DescribedPredicate.describe(
            "sleeps",
            access ->
                access.getName().equals("sleep")
                    && access.getTargetOwner().getPackageName().startsWith("java.")));
  }

  static ArchCondition<JavaClass> makeTheClockInOneConfigurationClass() {
    return new ArchCondition<>("leave making the clock to one configuration class") {
      private final Map<String, JavaClass> makers = new TreeMap<>();

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (type.getAccessesFromSelf().stream().anyMatch(Time::makesAClock)) {
          makers.put(type.getName(), type);
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        makers.values().stream()
            .filter(maker -> makers.size() > 1 || !maker.isMetaAnnotatedWith(Configuration.class))
            .map(maker -> SimpleConditionEvent.violated(maker, maker.getName() + " makes a clock"))
            .forEach(events::add);
      }
    };
  }

  private static boolean makesAClock(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Clock.class)
        && access.getName().matches("system.*|tick(Millis|Seconds|Minutes)");
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    boolean bare =
        access.getTarget() instanceof CodeUnitCallTarget call
            && call.getRawParameterTypes().isEmpty();
    return (owner.getPackageName().startsWith("java.time")
            && access.getName().equals("now")
            && bare)
        || (owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Date.class) && access.getName().equals("<init>") && bare);
  }
}
