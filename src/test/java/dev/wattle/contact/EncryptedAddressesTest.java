package dev.wattle.contact;

import static dev.wattle.contact.EncryptedRows.key;
import static dev.wattle.contact.EncryptedRows.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.cipher.VaultJob;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.testing.TestPostgres;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class EncryptedAddressesTest {

  private static final String PHONE = "+61491570156";
  private static final String USER_ID = "AU.4471209983312045";
  private static final String EMAIL = "kerry@example.com";
  private static final Identity KERRY = new Identity(PHONE, USER_ID, null, null, "Kerry");
  private static final Map<String, Object> PLAIN = Map.of();

  private final EncryptedRows database = new EncryptedRows();
  private @Nullable AnnotationConfigApplicationContext rig;

  @BeforeEach
  void start() {
    TestPostgres.empty();
    restart(PLAIN);
  }

  @AfterEach
  void stop() {
    rig.close();
    TestPostgres.empty();
  }

  @Test
  void withoutKeysAddressesAreAsTheyAlwaysWere() {
    directory().resolve(KERRY);
    job().run();

    assertThat(database.dump()).contains(PHONE, USER_ID).doesNotContain("enc:", "idx:");
  }

  @Test
  void withAKeyNoRowShowsAnAddressAndEverybodyIsFound() {
    restart(keys("a", "index"));

    ContactId kerry = directory().resolve(KERRY);
    directory().addEmail(kerry, EMAIL);

    assertThat(database.dump()).doesNotContain("61491570156", USER_ID, EMAIL).contains("enc:a:");
    finds(kerry);
    assertThat(directory().resolve(KERRY)).isEqualTo(kerry);
    assertThat(directory().resolveEmail(EMAIL, null)).isEqualTo(kerry);
  }

  @Test
  void switchingOnFindsWhatIsPlainAndEncryptsIt() {
    ContactId kerry = directory().resolve(KERRY);
    database.message("m1", PHONE);
    database.message("m2", "ZZ.erased");

    restart(keys("a", "index"));
    finds(kerry);
    assertThat(directory().resolve(KERRY)).isEqualTo(kerry);
    job().run();

    assertThat(database.dump()).doesNotContain("61491570156", USER_ID).contains("ZZ.erased");
    finds(kerry);
    assertThat(database.identities()).isEqualTo(2);
  }

  @Test
  void whoIsMetAgainBeforeTheJobCameStaysOnePersonWithOneRowEach() {
    ContactId kerry = directory().resolve(KERRY);
    restart(keys("a", "index"));

    directory().addEmail(kerry, EMAIL);
    rig.getBean(IdentityRows.class).move(kerry, KnownIdentity.of(ContactAddress.phone(PHONE)));
    rig.getBean(IdentityRows.class).move(kerry, KnownIdentity.of(ContactAddress.userId(USER_ID)));

    assertThat(database.identities()).isEqualTo(3);
    assertThat(database.dump()).doesNotContain("61491570156", USER_ID, EMAIL);
    finds(kerry);
  }

  @Test
  void keysAreReplacedAndTheOldOnesMayGoOnceTheJobIsThrough() {
    restart(keys("a", "index"));
    ContactId kerry = directory().resolve(KERRY);
    database.message("m1", PHONE);

    restart(keys("b", "other", "a", "index"));
    finds(kerry);
    job().run();

    assertThat(database.dump()).contains("enc:b:").doesNotContain("enc:a:");
    restart(keys("b", "other"));
    finds(kerry);
    assertThat(database.identities()).isEqualTo(2);
  }

  @Test
  void aLostKeyRefusesTheStartByItsName() {
    restart(keys("a", "index"));
    directory().resolve(KERRY);

    refuses(keys("b", "index"), "key 'a'");
    refuses(PLAIN, "key 'a'");
    refuses(keys("a", "another"), "index-key-previous");
  }

  @Test
  void anotherKeyUnderTheSameNameRefusesTheStart() {
    restart(keys("a", "index"));
    Map<String, Object> wrong = new HashMap<>(keys("a", "index"));
    wrong.put("wattle.contact.encryption.keys[0].key", key("something else"));

    refuses(wrong, "does not open");
  }

  @Test
  void manyWhoMeetAStrangerAtOnceMakeOnePerson() throws Exception {
    directory().resolve(new Identity(null, USER_ID, null, null, null));
    restart(keys("a", "index"));
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      Callable<ContactId> meet = () -> directory().resolve(KERRY);
      List<Callable<ContactId>> all = IntStream.range(0, 24).mapToObj(i -> meet).toList();
      Set<ContactId> met = new HashSet<>();
      for (Future<ContactId> one : crowd.invokeAll(all)) {
        met.add(one.get());
      }
      assertThat(met).hasSize(1);
    } finally {
      crowd.shutdown();
    }
    job().run();
    assertThat(database.identities()).isEqualTo(2);
  }

  private void finds(ContactId kerry) {
    assertThat(directory().find(ContactAddress.phone(PHONE))).contains(kerry);
    assertThat(directory().find(ContactAddress.userId(USER_ID))).contains(kerry);
    assertThat(directory().addresses(kerry))
        .contains(ContactAddress.phone(PHONE), ContactAddress.userId(USER_ID));
    assertThat(directory().profile(kerry))
        .hasValueSatisfying(known -> assertThat(known.latest("phone")).isEqualTo(PHONE));
  }

  private void refuses(Map<String, Object> settings, String why) {
    assertThatThrownBy(() -> ContactRig.start(settings).close())
        .hasStackTraceContaining("contact.encryption")
        .hasStackTraceContaining(why);
  }

  private void restart(Map<String, Object> settings) {
    if (rig != null) {
      rig.close();
    }
    rig = ContactRig.start(settings);
  }

  private ContactDirectory directory() {
    return rig.getBean(ContactDirectory.class);
  }

  private VaultJob job() {
    return rig.getBean(VaultJob.class);
  }
}
