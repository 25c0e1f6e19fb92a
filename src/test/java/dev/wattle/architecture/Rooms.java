package dev.wattle.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of {@code architecture.md}, section 2, and their levels. A sub-package belongs to its
 * room.
 */
final class Rooms {

  private static final String ROOT = "dev.wattle";
  private static final Set<String> L1 = Set.of("event", "failure");
  private static final Set<String> L2 =
      Set.of(
          "bus",
          "idempotency",
          "throttling",
          "calendar",
          "contact",
          "consent",
          "template",
          "whatsapp",
          "media",
          "connector",
          "schedule",
          "conversation",
          "campaign",
          "insight",
          "audit");
  private static final Set<String> L3 =
      Set.of(
          "inbound",
          "outbound",
          "api",
          "privacy",
          "ops",
          "embedded",
          "sandbox",
          "command",
          "subscription");

  private Rooms() {}

  /** Which room a class is in; empty for classes of others and for the main class. */
  static Optional<String> of(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return Optional.empty();
    }
    return Optional.of(name.substring(ROOT.length() + 1).split("\\.")[0]);
  }

  static ArchCondition<JavaClass> haveALevel() {
    return new ArchCondition<>("be in a room of the plan") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        of(type)
            .filter(room -> level(room) == 0)
            .ifPresent(room -> events.add(violated(type, "room " + room + " has no level")));
      }
    };
  }

  static ArchCondition<JavaClass> leanOnlyDownwards() {
    return new ArchCondition<>(
        "lean on rooms of lower levels only, and L2 rooms not on each other") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        of(type).ifPresent(room -> checkArrows(type, room, events));
      }
    };
  }

  private static void checkArrows(JavaClass type, String room, ConditionEvents events) {
    type.getDirectDependenciesFromSelf().stream()
        .filter(arrow -> of(arrow.getTargetClass().getBaseComponentType()).isPresent())
        .filter(arrow -> !mayLean(room, of(arrow.getTargetClass().getBaseComponentType()).get()))
        .forEach(arrow -> events.add(violated(type, arrow.getDescription())));
  }

  /**
   * L3 rooms may join each other (the API asks the gate); that no circle arises is another rule.
   */
  private static boolean mayLean(String from, String to) {
    return from.equals(to) || level(from) > level(to) || (level(from) == 3 && level(to) == 3);
  }

  private static int level(String room) {
    return L1.contains(room) ? 1 : L2.contains(room) ? 2 : L3.contains(room) ? 3 : 0;
  }

  private static ConditionEvent violated(JavaClass type, String why) {
    return SimpleConditionEvent.violated(type, why);
  }
}
