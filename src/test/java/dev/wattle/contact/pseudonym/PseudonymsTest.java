package dev.wattle.contact.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.event.ContactId;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PseudonymsTest {

  private static final String OLD = "a-key-of-at-least-thirty-two-characters";
  private static final String NEW = "another-key-that-is-long-enough-as-well";
  private static final List<KnownIdentity> PHONE =
      List.of(new KnownIdentity("phone", "+61491570156"));

  private final JdbcTemplate jdbc = new JdbcTemplate(TestPostgres.dataSource());
  private final ContactId kerry = new ContactId(UUID.randomUUID());

  @BeforeEach
  void erased() {
    TestPostgres.empty();
    jdbc.update("insert into contact (id, created_at) values (?, now())", kerry.value());
    pseudonyms(OLD, "").keep(kerry, PHONE);
  }

  @Test
  void knowsTheAddressAgainAndKeepsItNowhere() {
    assertThat(pseudonyms(OLD, "").owners(PHONE)).containsExactly(kerry);
    assertThat(pseudonyms(OLD, "").owners(List.of(new KnownIdentity("email", "+61491570156"))))
        .isEmpty();
    assertThat(jdbc.queryForList("select * from contact_pseudonym").toString())
        .doesNotContain("491570156");
  }

  @Test
  void knowsTheAddressAfterTheKeyWasReplaced() {
    assertThat(pseudonyms(NEW, OLD).owners(PHONE)).containsExactly(kerry);
    assertThat(pseudonyms(NEW, "").owners(PHONE)).isEmpty();
  }

  @Test
  void refusesTheStartWithoutTheKeyThatWasUsed() {
    assertThatThrownBy(() -> pseudonyms("", "").afterSingletonsInstantiated())
        .hasMessageContaining("WATTLE_PSEUDONYM_KEY");
    assertThatThrownBy(() -> pseudonyms(NEW, "").afterSingletonsInstantiated())
        .hasMessageContaining("contact.pseudonym-key-missing");
    assertThatCode(() -> pseudonyms(NEW, OLD).afterSingletonsInstantiated())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAKeyThatIsTooShort() {
    assertThatThrownBy(() -> pseudonyms("short", ""))
        .hasMessageContaining("contact.pseudonym-key-short");
  }

  private Pseudonyms pseudonyms(String key, String previous) {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    return new Pseudonyms(jdbc, clock, key, previous);
  }
}
