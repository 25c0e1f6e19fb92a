package dev.wattle.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

  private final TargetGuard guard = new TargetGuard(settings(false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "203.0.113.5",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:db8::1]",
        "[2001::1]",
        "localhost",
        "2130706433"
      })
  void refusesWhatIsNotPublic(String host) {
    assertThatThrownBy(() -> guard.resolve(host)).hasMessageContaining("subscription.url-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "8.8.8.8", "[2606:4700::1111]"})
  void letsPublicAddressesPass(String host) {
    assertThatCode(() -> guard.resolve(host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https:///path",
        "nothing",
        "https://user:pass@example.com/",
        "https://example.com/#part",
        "https://exa mple.com/",
        ""
      })
  void refusesOtherFormsOfUrl(String url) {
    assertThatThrownBy(() -> guard.form(url)).hasMessageContaining("subscription.url-refused");
  }

  @Test
  void allowsThemWhereTheSettingDoes() throws Exception {
    TargetGuard open = new TargetGuard(settings(true));

    assertThat(open.form("http://127.0.0.1:9/x").getPort()).isEqualTo(9);
    assertThat(open.resolve("127.0.0.1")).containsExactly(InetAddress.getByName("127.0.0.1"));
    assertThatThrownBy(() -> open.form("file:///etc/passwd")).hasMessageContaining("url-refused");
  }

  private static SubscriptionSettings settings(boolean open) {
    return new SubscriptionSettings(
        open,
        Duration.ofSeconds(1),
        List.of(Duration.ZERO),
        Duration.ofDays(5),
        Duration.ZERO,
        1,
        1);
  }
}
