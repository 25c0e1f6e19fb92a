package dev.wattle.consent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.event.ContactId;
import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UnsubscribeLinksTest {

  private static final ContactId KERRY = new ContactId(UUID.randomUUID());
  private static final String OLD = "an-old-secret-of-links";
  private static final String NEW = "a-new-secret-of-links";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:30Z"));

  private UnsubscribeLinks links(String present, String previous) {
    Map<String, String> settings =
        Map.of(
            "link.base-url", "https://wa.example.com/",
            "link.secrets[0]", present,
            "link.secrets[1]", previous);
    return new UnsubscribeLinks(
        new Binder(new MapConfigurationPropertySource(settings))
            .bind("", OptingOutSettings.class)
            .get(),
        clock);
  }

  @Test
  void aLinkNamesItsPersonAndFitsIntoAButton() {
    String link = links(NEW, "").link(KERRY);
    assertThat(link).startsWith("https://wa.example.com/u/").hasSizeLessThan(80);
    String token = link.substring("https://wa.example.com/u/".length());
    assertThat(token).matches("[A-Za-z0-9_-]{48}");
    assertThat(links(NEW, "").open(token).orElseThrow().contact()).isEqualTo(KERRY);
  }

  @Test
  void aLinkSurvivesOneRotationOfTheSecretAndNotTwo() {
    String token = links(OLD, "").token(KERRY);
    assertThat(links(NEW, OLD).open(token)).isPresent();
    assertThat(links(NEW, "another-secret-of-links").open(token)).isEmpty();
  }

  @Test
  void aLinkWorksForItsTime() {
    String token = links(NEW, "").token(KERRY);
    clock.advance(Duration.ofDays(89));
    assertThat(links(NEW, "").open(token)).isPresent();
    clock.advance(Duration.ofDays(2));
    assertThat(links(NEW, "").open(token)).isEmpty();
  }

  @Test
  void nothingElseIsALink() {
    String token = links(NEW, "").token(KERRY);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links(NEW, OLD).open(forged)).as(forged).isEmpty();
    }
    assertThat(links(NEW, "").open("")).isEmpty();
    assertThat(links(NEW, "").open(token + "A")).isEmpty();
    assertThat(links(NEW, "").open("../../etc/passwd")).isEmpty();
    assertThat(links(NEW, "").open("%00")).isEmpty();
  }

  @Test
  void withoutASecretThereAreNoLinks() {
    assertThatThrownBy(() -> links("", "").link(KERRY)).hasMessageContaining("WATTLE_LINK_SECRET");
    assertThat(links("", "").open("A".repeat(48))).isEmpty();
  }
}
