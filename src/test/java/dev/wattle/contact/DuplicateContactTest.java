package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.external.ExternalId;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.external.ExternalIds;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same people from many sources at once, everything three times, in orders of chance. */
class DuplicateContactTest {

  private static final Logger LOG = LoggerFactory.getLogger(DuplicateContactTest.class);
  private static final int SEEDS = 20;
  private static final int TIMES = 3;
  private static final List<String> PHONES =
      List.of("+61491570156", "+61491570157", "+61491570158", "+61491570159");
  private static final List<Account> CRMS =
      List.of(
          new Account("crm-a", "default"),
          new Account("crm-a", "nz"),
          new Account("crm-b", "default"),
          new Account("desk-a", "default"));

  private AnnotationConfigApplicationContext rig;
  private ContactDirectory directory;
  private ExternalIds ids;

  @BeforeEach
  void start() {
    TestPostgres.empty();
    rig = ContactRig.start();
    directory = rig.getBean(ContactDirectory.class);
    ids = rig.getBean(ExternalIds.class);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void manySourcesAtOnceAreOneContactWithOneRecordAtEachVendor() throws Exception {
    int arrivals = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      TestPostgres.empty();
      List<Callable<Object>> storm = new ArrayList<>();
      PHONES.forEach(phone -> storm.addAll(arrivalsOf(phone)));
      arrivals += together(storm, seed);

      assertThat(rows("contact where merged_into is null")).as("people").isEqualTo(PHONES.size());
      assertThat(rows("external_id")).as("records").isEqualTo(PHONES.size() * CRMS.size());
      assertThat(rows("identity_review")).as("reviews").isZero();
      PHONES.forEach(this::isWhole);
    }
    LOG.info("figure seeds={} arrivals={} people={}", SEEDS, arrivals, PHONES.size());
  }

  @Test
  void twoRecordsFoundAreOneRowOfTheReviewListAndNoneIsGuessed() throws Exception {
    List<Callable<Object>> storm = new ArrayList<>();
    for (String phone : PHONES) {
      storm.addAll(messagesOf(phone));
      for (int n = 0; n < TIMES; n++) {
        storm.add(() -> doubt(phone));
      }
    }
    together(storm, 7);

    assertThat(rows("contact where merged_into is null")).isEqualTo(PHONES.size());
    assertThat(rows("external_id")).as("nothing is guessed").isZero();
    assertThat(rig.getBean(IdentityReviews.class).list(true, 100))
        .hasSize(PHONES.size())
        .allSatisfy(one -> assertThat(one.reason()).isEqualTo("several-records"))
        .extracting(IdentityReview::vendorIds)
        .allSatisfy(records -> assertThat(records).hasSize(2));
  }

  private boolean doubt(String phone) {
    String who = directory.resolve(message(phone)).toString();
    List<String> found = List.of("first" + phone, "second" + phone);
    ids.doubt(ExternalId.CONTACT, who, CRMS.get(0), found);
    return true;
  }

  private List<Callable<Object>> arrivalsOf(String phone) {
    List<Callable<Object>> arrivals = new ArrayList<>(messagesOf(phone));
    for (int n = 0; n < TIMES; n++) {
      for (Account crm : CRMS) {
        arrivals.add(() -> found(directory.resolve(byPhone(phone)), crm, phone));
        arrivals.add(() -> found(directory.resolve(message(phone)), crm, phone));
      }
    }
    return arrivals;
  }

  /** What WhatsApp and a shop say: user id and phone, the user id, the phone, phone and e-mail. */
  private List<Callable<Object>> messagesOf(String phone) {
    List<Callable<Object>> arrivals = new ArrayList<>();
    for (int n = 0; n < TIMES; n++) {
      arrivals.add(() -> directory.resolve(message(phone)));
      arrivals.add(() -> directory.resolve(new Identity(null, userId(phone), null, null, "Kim")));
      arrivals.add(() -> directory.resolve(byPhone(phone)));
      arrivals.add(() -> ordered(phone));
    }
    return arrivals;
  }

  private ContactId ordered(String phone) {
    ContactId contact = directory.resolve(byPhone(phone));
    directory.addEmail(contact, userId(phone) + "@example.com");
    return contact;
  }

  /** As after a webhook, or the answer of a vendor that has the person already. */
  private boolean found(ContactId contact, Account crm, String phone) {
    String record = crm.key() + phone;
    assertThat(ids.remember(new ExternalId(ExternalId.CONTACT, contact.toString(), crm, record)))
        .isTrue();
    return true;
  }

  private void isWhole(String phone) {
    ContactId person = directory.resolve(message(phone));
    assertThat(directory.resolve(byPhone(phone))).isEqualTo(person);
    assertThat(directory.resolveEmail(userId(phone) + "@example.com", null)).isEqualTo(person);
    for (Account crm : CRMS) {
      assertThat(ids.vendorId(ExternalId.CONTACT, person.toString(), crm))
          .contains(crm.key() + phone);
      assertThat(ids.ourId(ExternalId.CONTACT, crm, crm.key() + phone)).contains(person.toString());
    }
  }

  private static int together(List<Callable<Object>> storm, int seed) throws Exception {
    Collections.shuffle(storm, new Random(seed));
    ExecutorService pool = Executors.newFixedThreadPool(12);
    try {
      for (Future<Object> one : pool.invokeAll(storm)) {
        assertThat(one.get()).isNotNull();
      }
    } finally {
      pool.shutdownNow();
    }
    return storm.size();
  }

  private int rows(String from) {
    return rig.getBean(JdbcTemplate.class)
        .queryForObject("select count(*) from " + from, Integer.class);
  }

  private static Identity message(String phone) {
    return new Identity(phone, userId(phone), null, null, "Kim");
  }

  private static Identity byPhone(String phone) {
    return new Identity(phone, null, null, null, null);
  }

  private static String userId(String phone) {
    return "AU." + phone.substring(1);
  }
}
