package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.field.CrmOnPaper;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * One field, changed by WhatsApp and in a CRM within a second, every webhook three times in any
 * order, our writes in between: one state in the end, and no call too many.
 */
class FieldConvergenceTest {

  private static final int ROUNDS = 300;
  private static AnnotationConfigApplicationContext rig;

  @BeforeAll
  static void start() {
    rig = ContactRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void everyInterleavingEndsInOneStateWithoutEcho() {
    int calls = 0;
    int changes = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      CrmOnPaper crm = new CrmOnPaper(rig, person("AU.CONV" + seed), ContactRig.CLOCK);
      int ours = 1 + random.nextInt(3);
      int theirs = 1 + random.nextInt(3);
      play(crm, random, ours, theirs);

      assertThat(crm.value()).as("seed " + seed).isEqualTo(crm.known());
      assertThat(crm.undelivered()).isZero();
      assertThat(crm.quietAfter()).as("calls once all is quiet, seed " + seed).isZero();
      assertThat(crm.calls()).as("calls, seed " + seed).isLessThanOrEqualTo(2 * ours + theirs);
      calls += crm.calls();
      changes += ours + theirs;
    }
    System.out.printf(
        "convergence rounds=%d changes=%d webhooks-each=3 calls=%d%n", ROUNDS, changes, calls);
  }

  private static void play(CrmOnPaper crm, Random random, int ours, int theirs) {
    List<Runnable> acts = new ArrayList<>();
    for (int i = 0; i < ours; i++) {
      String name = "Ann" + i;
      acts.add(() -> crm.weHear(name));
    }
    for (int i = 0; i < theirs; i++) {
      String name = "Bea" + i;
      acts.add(() -> crm.edited(name));
    }
    Collections.shuffle(acts, random);
    while (!acts.isEmpty() || crm.undelivered() > 0 || crm.hasWork()) {
      int choice = random.nextInt(3);
      if (choice == 0 && !acts.isEmpty()) {
        acts.remove(0).run();
      } else if (choice == 1 && crm.hasWork()) {
        crm.weWrite();
      } else if (crm.undelivered() > 0) {
        crm.deliver(random);
      } else if (acts.isEmpty()) {
        crm.weWrite();
      }
    }
  }

  private static ContactId person(String userId) {
    return rig.getBean(ContactDirectory.class)
        .resolve(new Identity(null, userId, null, null, null));
  }
}
