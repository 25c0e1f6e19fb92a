package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.ExternalIds;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.contact.external.ReviewDesk;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.failure.Failure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** One id here is one id there; what does not fit waits for a person. */
class ExternalIdsTest {

  private static final Account CRM = new Account("crm-a", "default");
  private static final Account SECOND = new Account("crm-a", "nz");
  private static AnnotationConfigApplicationContext rig;
  private static ContactDirectory directory;
  private static ExternalIds ids;
  private static IdentityReviews reviews;

  @BeforeAll
  static void start() {
    rig = ContactRig.start();
    directory = rig.getBean(ContactDirectory.class);
    ids = rig.getBean(ExternalIds.class);
    reviews = rig.getBean(IdentityReviews.class);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void aPairIsFoundBothWaysAndEachAccountHasItsOwn() {
    String kerry = person("AU.EXT1");

    assertThat(ids.remember(pair(kerry, CRM, "e1"))).isTrue();
    assertThat(ids.remember(pair(kerry, CRM, "e1"))).isTrue();
    assertThat(ids.remember(pair(kerry, SECOND, "e1-nz"))).isTrue();

    assertThat(ids.vendorId(ExternalId.CONTACT, kerry, CRM)).contains("e1");
    assertThat(ids.vendorId(ExternalId.CONTACT, kerry, SECOND)).contains("e1-nz");
    assertThat(ids.ourId(ExternalId.CONTACT, CRM, "e1")).contains(kerry);
    assertThat(ids.ourId(ExternalId.CONTACT, SECOND, "e1")).isEmpty();
    assertThat(rig.getBean(ContactEnricher.class).enrich(ContactId.of(kerry)).path("externalIds"))
        .hasToString("{\"crm-a\":\"e1\",\"crm-a/nz\":\"e1-nz\"}");
    assertThat(reviewsOf(kerry)).isEmpty();
  }

  @Test
  void anotherRecordOfAKnownPersonGoesToTheReviewListAndChangesNothing() {
    String kerry = person("AU.EXT2");
    ids.remember(pair(kerry, CRM, "e2"));

    assertThat(ids.remember(pair(kerry, CRM, "e2-other"))).isFalse();

    assertThat(ids.vendorId(ExternalId.CONTACT, kerry, CRM)).contains("e2");
    assertThat(reviewsOf(kerry))
        .singleElement()
        .satisfies(
            open -> {
              assertThat(open.reason()).isEqualTo("another-record");
              assertThat(open.vendorIds()).containsExactly("e2", "e2-other");
            });
  }

  @Test
  void aRecordOfSomebodyElseStaysTheirs() {
    String kerry = person("AU.EXT3");
    String lee = person("AU.EXT4");
    ids.remember(pair(kerry, CRM, "e3"));

    assertThat(ids.remember(pair(lee, CRM, "e3"))).isFalse();

    assertThat(ids.ourId(ExternalId.CONTACT, CRM, "e3")).contains(kerry);
    assertThat(ids.vendorId(ExternalId.CONTACT, lee, CRM)).isEmpty();
    assertThat(reviewsOf(lee))
        .extracting(IdentityReview::reason)
        .containsExactly("record-of-another");
  }

  @Test
  void anOperatorsChoiceHoldsAndIsMadeOnce() {
    String kerry = person("AU.EXT5");
    ids.doubt(ExternalId.CONTACT, kerry, CRM, List.of("e5-a", "e5-b"));
    ids.doubt(ExternalId.CONTACT, kerry, CRM, List.of("e5-b", "e5-c"));
    IdentityReview open = reviewsOf(kerry).get(0);
    assertThat(open.vendorIds()).containsExactly("e5-a", "e5-b", "e5-c");
    ReviewDesk desk = rig.getBean(ReviewDesk.class);

    assertThatThrownBy(() -> desk.decide(open.id(), "e9", "ada"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("contact.review-choice");
    desk.decide(open.id(), "e5-b", "ada");

    assertThat(ids.vendorId(ExternalId.CONTACT, kerry, CRM)).contains("e5-b");
    assertThat(reviewsOf(kerry)).isEmpty();
    assertThatThrownBy(() -> desk.decide(open.id(), "e5-a", "bob"))
        .hasMessageContaining("contact.review-decided");
  }

  @Test
  void twoPeopleWithARecordEachWhoBecomeOneAreReviewedAndBothRecordsFindThem() {
    String older = person("AU.EXT6");
    ContactRig.CLOCK.advance(java.time.Duration.ofSeconds(1));
    String younger = person("AU.EXT7");
    ids.remember(pair(older, CRM, "e6"));
    ids.remember(pair(younger, CRM, "e7"));
    ids.remember(pair(younger, SECOND, "e7-nz"));

    directory.move(
        ContactId.of(older), new Identity(null, "AU.EXT7", null, null, null), null, Instant.EPOCH);

    assertThat(ids.vendorId(ExternalId.CONTACT, older, CRM)).contains("e6");
    assertThat(ids.vendorId(ExternalId.CONTACT, younger, CRM)).isPresent();
    assertThat(ids.vendorId(ExternalId.CONTACT, older, SECOND)).contains("e7-nz");
    assertThat(ids.ourId(ExternalId.CONTACT, CRM, "e7")).contains(older);
    IdentityReview open = reviewsOf(older).get(0);
    assertThat(open.reason()).isEqualTo("contacts-merged");
    assertThat(open.vendorIds()).containsExactly("e6", "e7");
    rig.getBean(ReviewDesk.class).decide(open.id(), "e7", "ada");
    assertThat(ids.vendorId(ExternalId.CONTACT, older, CRM)).contains("e7");
    assertThat(ids.ourId(ExternalId.CONTACT, CRM, "e6")).isEmpty();
  }

  @Test
  void ordersAndTicketsHaveIdsOfTheirOwn() {
    ids.remember(new ExternalId("order", "1042", CRM, "o-9"));

    assertThat(ids.vendorId("order", "1042", CRM)).contains("o-9");
    assertThat(ids.vendorId("ticket", "1042", CRM)).isEmpty();
    ids.forget("order", "1042", CRM);
    assertThat(ids.ourId("order", CRM, "o-9")).isEmpty();
  }

  @Test
  void otherFactsAreAsBefore() {
    ContactId kerry = ContactId.of(person("AU.EXT8"));
    ContactEnricher enricher = rig.getBean(ContactEnricher.class);

    enricher.remember(kerry, "open-ticket", "desk-a", TextNode.valueOf("35"));

    assertThat(enricher.enrich(kerry).at("/openTickets/desk-a").asText()).isEqualTo("35");
  }

  private static ExternalId pair(String contact, Account account, String vendorId) {
    return new ExternalId(ExternalId.CONTACT, contact, account, vendorId);
  }

  private static List<IdentityReview> reviewsOf(String contact) {
    return reviews.list(true, 500).stream().filter(one -> one.ourId().equals(contact)).toList();
  }

  private static String person(String userId) {
    return directory.resolve(new Identity(null, userId, null, null, null)).toString();
  }
}
