package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A number that a person gave up comes to somebody else. */
class RecycledNumberTest {

  private static final String OLD = "+61491570156";
  private static final String NEW = "+61491570157";
  private static final String NUMBER = "100000000000001";

  private AnnotationConfigApplicationContext rig;
  private ContactDirectory directory;
  private ContactId kerry;
  private Instant change;

  @BeforeEach
  void start() {
    TestPostgres.empty();
    rig = ContactRig.start();
    directory = rig.getBean(ContactDirectory.class);
    kerry = directory.wrote(phone(OLD, null), ContactRig.CLOCK.instant());
    ContactRig.CLOCK.advance(Duration.ofDays(1));
    change = ContactRig.CLOCK.instant();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void whoWritesFromItAfterTheChangeIsAStranger() {
    directory.move(kerry, phone(NEW, null), OLD, change);
    ContactId robin = directory.wrote(phone(OLD, "AU.ROBIN1"), change.plusSeconds(1));
    assertThat(robin).isNotEqualTo(kerry);
    assertThat(directory.find(ContactAddress.phone(OLD))).contains(robin);
    assertThat(directory.find(ContactAddress.phone(NEW))).contains(kerry);
    assertThat(directory.addresses(kerry)).containsExactly(ContactAddress.phone(NEW));
    assertThat(directory.wrote(phone(OLD, null), change.plusSeconds(2))).isEqualTo(robin);
    assertThat(directory.isLeft(ContactAddress.phone(OLD))).isFalse();
  }

  @Test
  void whatWasWrittenBeforeTheChangeAndComesLateIsStillTheOldOwners() {
    directory.move(kerry, phone(NEW, null), OLD, change);
    assertThat(directory.wrote(phone(OLD, null), change)).isEqualTo(kerry);
    assertThat(directory.wrote(phone(OLD, null), change.minusSeconds(5))).isEqualTo(kerry);
  }

  @Test
  void aShopThatKnowsOnlyTheOldNumberStillMeansItsOldOwner() {
    directory.move(kerry, phone(NEW, null), OLD, change);
    assertThat(directory.resolve(phone(OLD, null))).isEqualTo(kerry);
    assertThat(directory.isLeft(ContactAddress.phone(OLD))).isTrue();
    assertThat(directory.addresses(kerry)).containsExactly(ContactAddress.phone(NEW));
  }

  @Test
  void whoComesBackToTheirNumberIsStillThemselves() {
    directory.move(kerry, phone(NEW, null), OLD, change);
    Instant back = change.plus(Duration.ofDays(1));
    assertThat(directory.move(kerry, phone(OLD, null), NEW, back)).isEqualTo(kerry);
    assertThat(directory.wrote(phone(OLD, null), back.plusSeconds(1))).isEqualTo(kerry);
    assertThat(directory.isLeft(ContactAddress.phone(NEW))).isTrue();
  }

  @Test
  void whoseNumberSomebodyElseTakesOverIsNotMergedWithThem() {
    ContactId former = directory.wrote(phone(NEW, "AU.FORMER1"), change.minusSeconds(60));
    rig.getBean(ServiceWindows.class).touch(former, NUMBER, "wamid.1", change.minusSeconds(60));
    assertThat(directory.move(kerry, phone(NEW, null), OLD, change)).isEqualTo(kerry);
    assertThat(directory.find(ContactAddress.phone(NEW))).contains(kerry);
    assertThat(directory.find(ContactAddress.userId("AU.FORMER1"))).contains(former);
  }

  private static Identity phone(String phone, String userId) {
    return new Identity(phone, userId, null, null, null);
  }
}
