package dev.wattle.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ContactMergeTest {

  private static final String PHONE = "+61491570156";
  private static final String OTHER_PHONE = "+61491570157";
  private static final String USER_ID = "AU.4471209983312045";
  private static final String NUMBER = "100000000000001";

  private AnnotationConfigApplicationContext rig;
  private ContactDirectory directory;

  @BeforeEach
  void start() {
    TestPostgres.empty();
    ContactRig.MERGES.clear();
    rig = ContactRig.start();
    directory = rig.getBean(ContactDirectory.class);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aMessageThatShowsAddressesOfTwoContactsMakesThemOne() {
    ContactId older = directory.resolve(phone(PHONE));
    pass(1);
    ContactId younger = directory.resolve(userId(USER_ID));

    ContactId met = directory.resolve(both());

    assertThat(met).isEqualTo(older).isNotEqualTo(younger);
    assertThat(directory.find(ContactAddress.userId(USER_ID))).contains(older);
    assertThat(directory.profile(younger))
        .hasValueSatisfying(profile -> assertThat(profile.id()).isEqualTo(older));
    assertThat(directory.addresses(younger)).hasSize(2);
    assertThat(ContactRig.MERGES)
        .singleElement()
        .satisfies(merge -> assertThat(merge.merged()).isEqualTo(younger));
    assertThat(directory.resolve(both())).isEqualTo(older);
    assertThat(ContactRig.MERGES).hasSize(1);
  }

  @Test
  void aNewAddressThatBelongsToSomebodyMergesThem() {
    ContactId newcomer = directory.resolve(phone(OTHER_PHONE));
    pass(1);
    ContactId known = directory.resolve(phone(PHONE));

    assertThat(move(known, OTHER_PHONE)).isEqualTo(newcomer);
    assertThat(move(known, OTHER_PHONE)).isEqualTo(newcomer);

    assertThat(directory.find(ContactAddress.phone(PHONE))).contains(newcomer);
    assertThat(ContactRig.MERGES)
        .extracting(ContactMerge::reason)
        .containsExactly("address-changed");
  }

  @Test
  void windowsAndFactsOfBothAreFoundByEitherId() {
    ServiceWindows windows = rig.getBean(ServiceWindows.class);
    ContactEnricher enricher = rig.getBean(ContactEnricher.class);
    ContactId older = directory.resolve(phone(PHONE));
    pass(1);
    ContactId younger = directory.resolve(userId(USER_ID));
    Instant earlier = ContactRig.CLOCK.instant();
    windows.touch(older, NUMBER, "wamid.1", earlier);
    windows.touch(younger, NUMBER, "wamid.2", earlier.plusSeconds(60));
    enricher.remember(younger, "open-ticket", "desk", TextNode.valueOf("35"));
    enricher.enrich(older);

    directory.resolve(both());

    for (ContactId id : List.of(older, younger)) {
      assertThat(windows.lastInbound(id, NUMBER)).contains(earlier.plusSeconds(60));
      assertThat(enricher.enrich(id).at("/openTickets/desk").asText()).isEqualTo("35");
      assertThat(enricher.enrich(id).path("id").asText()).isEqualTo(older.toString());
    }
    assertThat(windows.touch(younger, NUMBER, "wamid.3", earlier.plusSeconds(90)).started())
        .isFalse();
    assertThat(windows.lastInbound(older, NUMBER)).contains(earlier.plusSeconds(90));
  }

  @Test
  void aChainOfMergesEndsInOneSurvivor() {
    ContactId first = directory.resolve(phone(PHONE));
    pass(1);
    ContactId second = directory.resolve(userId(USER_ID));
    pass(1);
    ContactId third = directory.resolve(phone(OTHER_PHONE));

    assertThat(directory.resolve(new Identity(OTHER_PHONE, USER_ID, null, null, null)))
        .isEqualTo(second);
    assertThat(directory.resolve(both())).isEqualTo(first);

    assertThat(directory.family(third))
        .containsExactlyInAnyOrder(first.value(), second.value(), third.value());
    assertThat(directory.profile(third).orElseThrow().id()).isEqualTo(first);
  }

  @Test
  void aMergeThatNobodyCouldBeToldOfDidNotHappen() {
    ContactId older = directory.resolve(phone(PHONE));
    pass(1);
    ContactId younger = directory.resolve(userId(USER_ID));
    rig.getBeanFactory().registerSingleton("refusing", (MergeListener) ContactMergeTest::refuse);

    assertThatThrownBy(() -> directory.resolve(both())).hasMessage("no bus");

    assertThat(directory.find(ContactAddress.userId(USER_ID))).contains(younger);
    assertThat(directory.family(older)).containsExactly(older.value());
  }

  private ContactId move(ContactId contact, String phone) {
    return directory.move(contact, phone(phone), null, ContactRig.CLOCK.instant());
  }

  private static void refuse(ContactMerge merge) {
    throw new IllegalStateException("no bus");
  }

  private static void pass(int minutes) {
    ContactRig.CLOCK.advance(Duration.ofMinutes(minutes));
  }

  private static Identity phone(String phone) {
    return new Identity(phone, null, null, null, null);
  }

  private static Identity userId(String id) {
    return new Identity(null, id, null, null, null);
  }

  private static Identity both() {
    return new Identity(PHONE, USER_ID, null, null, null);
  }
}
