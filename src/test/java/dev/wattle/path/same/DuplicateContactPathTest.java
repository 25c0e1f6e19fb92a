package dev.wattle.path.same;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
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
import org.springframework.beans.factory.annotation.Autowired;

/** The same people by WhatsApp, a shop and a CRM at once, each of it three times, in any order. */
@FullStack
class DuplicateContactPathTest {

  private static final Logger LOG = LoggerFactory.getLogger(DuplicateContactPathTest.class);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String PHONE = "61491570737";
  private static final List<String> PEOPLE = List.of("AU.DUP1", "AU.DUP2", "AU.DUP3");
  private static final int MESSAGES = 4;
  private static final int TIMES = 3;
  private static final String ORDER =
      """
      {"specversion":"1.0","id":"%s","source":"/shops/dup","type":"commerce.order.created","time":"2026-11-22T01:00:00Z",
       "data":{"order":{"id":"%s","number":"7","currency":"AUD","total":"49.90"},"contact":%s}}
      """;

  @Autowired private Outside outside;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private HubSpotSimulator hubspot;
  @Autowired private IdentityReviews reviews;

  @BeforeEach
  void threeTimesInAnyOrder() {
    vendors().deliver("{\"times\":3,\"shuffled\":true}");
  }

  @AfterEach
  void asUsual() {
    vendors().deliver("{\"times\":1,\"shuffled\":false}");
  }

  @Test
  void whoComesFromEverywhereAtOnceIsOneContactWithOneRecordAtEachVendor() throws Exception {
    List<Callable<Integer>> arrivals = arrivals();
    together(arrivals);
    PEOPLE.forEach(who -> eventually(() -> vendors().communications(addresses(who)) == MESSAGES));

    List<Callable<Integer>> changes = changes();
    together(changes);
    PEOPLE.forEach(who -> eventually(() -> isKnown(who)));

    PEOPLE.forEach(this::isOneOfEach);
    assertThat(directory.find(ContactAddress.phone("+" + PHONE))).contains(contact(PEOPLE.get(0)));
    LOG.info("figure arrivals={} people={}", arrivals.size() + changes.size(), PEOPLE.size());
  }

  private List<Callable<Integer>> arrivals() {
    List<Callable<Integer>> arrivals = new ArrayList<>();
    for (String who : PEOPLE) {
      for (int n = 0; n < MESSAGES * TIMES; n++) {
        String wamid = "wamid." + who + n % MESSAGES;
        String order = order(who, n % MESSAGES);
        arrivals.add(() -> arrived(who, wamid));
        arrivals.add(() -> outside.api("POST", "/api/events", order).statusCode());
      }
    }
    return arrivals;
  }

  private List<Callable<Integer>> changes() {
    List<Callable<Integer>> changes = new ArrayList<>();
    for (String who : PEOPLE) {
      changes.add(() -> edited(who, "{\"city\":\"Perth\"}"));
      changes.add(() -> edited(who, "{\"company\":\"Corner Shop\"}"));
      changes.add(() -> arrived(who, "wamid." + who + "LAST"));
    }
    return changes;
  }

  private int arrived(String who, String wamid) {
    return outside.webhook(message(who, wamid)).statusCode();
  }

  private List<IdentityReview> reviews(String who) {
    String contact = contact(who).toString();
    return reviews.list(true, 500).stream().filter(one -> one.ourId().equals(contact)).toList();
  }

  private void isOneOfEach(String who) {
    assertThat(vendors().records(addresses(who))).as("records of %s", who).hasSize(1);
    assertThat(vendors().communications(addresses(who))).isEqualTo(MESSAGES + 1);
    assertThat(vendors().tickets("wamid." + who)).as("tickets of %s", who).isOne();
    assertThat(vendors().zendeskIds(addresses(who))).as("Zendesk users of %s", who).hasSize(1);
    assertThat(known(who).at("/externalIds/hubspot").asText())
        .isEqualTo(vendors().records(addresses(who)).get(0));
    assertThat(reviews(who)).as("reviews of %s", who).isEmpty();
    assertThat(senders(who)).as("contacts of %s", who).containsExactly(contact(who));
  }

  /** Who sent every message and order of the person, as we know it today. */
  private List<ContactId> senders(String who) {
    return outside
        .events()
        .filter(
            event -> event.path("type").asText().matches("whatsapp.message.received|commerce.*"))
        .filter(event -> event.toString().contains(who))
        .map(event -> ContactId.of(event.path("subject").asText()))
        .map(sender -> directory.profile(sender).orElseThrow().id())
        .distinct()
        .toList();
  }

  private void together(List<Callable<Integer>> calls) throws Exception {
    Collections.shuffle(calls, new Random(5));
    ExecutorService pool = Executors.newFixedThreadPool(12);
    try {
      for (Future<Integer> call : pool.invokeAll(calls)) {
        assertThat(call.get()).isBetween(200, 202);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static String message(String who, String wamid) {
    String message = Webhooks.textOf(who, wamid);
    return hasPhone(who)
        ? message.replace("\"user_id\"", "\"wa_id\":\"%s\",\"user_id\"".formatted(PHONE))
        : message;
  }

  private static String order(String who, int n) {
    String phone = "{\"phone\":\"+%s\",\"email\":\"%s@example.com\"}".formatted(PHONE, who);
    String contact =
        hasPhone(who) && n % 2 == 0 ? phone : "{\"userId\":\"%s\",\"name\":\"R\"}".formatted(who);
    return ORDER.formatted(who + "-" + n, who + "-" + n, contact);
  }

  private static boolean hasPhone(String who) {
    return who.equals(PEOPLE.get(0));
  }

  private int edited(String who, String properties) {
    String path = "/sandbox/crm/hubspot/contacts/" + vendors().records(addresses(who)).get(0);
    return outside.admin("PATCH", path, properties).statusCode();
  }

  private boolean isKnown(String who) {
    return vendors().communications(addresses(who)) == MESSAGES + 1
        && vendors().underWay() == 0
        && vendors().tickets("wamid." + who) > 0
        && "Perth".equals(known(who).at("/fields/city").asText())
        && "Corner Shop".equals(known(who).at("/fields/company").asText());
  }

  private static List<String> addresses(String who) {
    return hasPhone(who) ? List.of('"' + who + '"', PHONE) : List.of('"' + who + '"');
  }

  private BothVendors vendors() {
    return new BothVendors(outside, hubspot);
  }

  private JsonNode known(String who) {
    return enricher.enrich(contact(who));
  }

  private ContactId contact(String who) {
    return directory.find(ContactAddress.userId(who)).orElseThrow();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
