package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.ExternalIds;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.contact.external.RecordFates;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Records elsewhere become one, or there is none any more. */
class RecordFatesTest {

  private static final Account CRM = new Account("crm-fates", "default");
  private static AnnotationConfigApplicationContext rig;
  private static ExternalIds ids;
  private static RecordFates fates;

  @BeforeAll
  static void start() {
    rig = ContactRig.start();
    ids = rig.getBean(ExternalIds.class);
    fates = rig.getBean(RecordFates.class);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void whoHadAMergedRecordHasTheOneThatStays() {
    String kerry = person("AU.FATE1", "f1");
    assertThat(fates.merged(CRM, "f1-new", List.of("f1", "f1-other"))).containsExactly(kerry);
    assertThat(fates.merged(CRM, "f1-new", List.of("f1", "f1-other"))).containsExactly(kerry);
    assertThat(theirs(kerry)).contains("f1-new");
    assertThat(ids.ourId(ExternalId.CONTACT, CRM, "f1")).isEmpty();
    assertThat(reviews(kerry)).isEmpty();
  }

  @Test
  void twoPeopleWhoseRecordsWereMergedAreNotMadeOneByAGuess() {
    String kerry = person("AU.FATE2", "f2");
    String lee = person("AU.FATE3", "f3");
    assertThat(fates.merged(CRM, "f3", List.of("f2"))).containsExactly(lee, kerry);
    assertThat(theirs(lee)).contains("f3");
    assertThat(theirs(kerry)).isEmpty();
    assertThat(reviews(kerry))
        .singleElement()
        .satisfies(open -> assertThat(open.vendorIds()).containsExactly("f3"));
  }

  @Test
  void aMergeOfStrangersIsNoNews() {
    assertThat(fates.merged(CRM, "f9", List.of("f8"))).isEmpty();
  }

  @Test
  void aDeletedRecordIsForgottenAndLateNewsOfItDoNotBringItBack() {
    String kerry = person("AU.FATE4", "f4");
    assertThat(fates.gone(CRM, "f4", "deleted")).contains(kerry);
    assertThat(fates.gone(CRM, "f4", "deleted")).isEmpty();
    assertThat(theirs(kerry)).isEmpty();
    assertThat(goneFrom(kerry)).isEqualTo("deleted");
    assertThat(ids.remember(pair(kerry, "f4"))).isFalse();

    assertThat(ids.remember(pair(kerry, "f4-new"))).isTrue();
    assertThat(goneFrom(kerry)).isEmpty();
  }

  @Test
  void aRecordThatIsRestoredAfterADayIsKnownAgain() {
    String kerry = person("AU.FATE5", "f5");
    fates.gone(CRM, "f5", "deleted");
    ContactRig.CLOCK.advance(Duration.ofHours(25));
    assertThat(ids.remember(pair(kerry, "f5"))).isTrue();
    assertThat(goneFrom(kerry)).isEmpty();
  }

  private static String goneFrom(String contact) {
    return rig.getBean(ContactFacts.class).of(ContactId.of(contact)).stream()
        .filter(fact -> "gone-from".equals(fact.kind()))
        .map(fact -> fact.value().path("fate").asText())
        .findFirst()
        .orElse("");
  }

  private static java.util.Optional<String> theirs(String contact) {
    return ids.vendorId(ExternalId.CONTACT, contact, CRM);
  }

  private static List<IdentityReview> reviews(String contact) {
    return rig.getBean(IdentityReviews.class).list(true, 1000).stream()
        .filter(review -> review.ourId().equals(contact))
        .toList();
  }

  private static ExternalId pair(String contact, String record) {
    return new ExternalId(ExternalId.CONTACT, contact, CRM, record);
  }

  private static String person(String userId, String record) {
    Identity who = new Identity(null, userId, null, null, null);
    String contact = rig.getBean(ContactDirectory.class).resolve(who).toString();
    ids.remember(pair(contact, record));
    return contact;
  }
}
