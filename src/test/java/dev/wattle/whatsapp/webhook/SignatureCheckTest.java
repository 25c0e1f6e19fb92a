package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

  private static final byte[] BODY =
      utf8("{\"text\":\"Gr\\u00fc\\u00dfe \\ud83d\\udc4b a@b \\/\"}");

  private final SignatureCheck check = new SignatureCheck(List.of("old-secret", "new-secret"));

  @Test
  void trustsTheKnownAnswerOfRfc4231() {
    SignatureCheck jefe = new SignatureCheck(List.of("Jefe"));
    String header = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    assertThat(jefe.isGenuine(utf8("what do ya want for nothing?"), header)).isTrue();
  }

  @Test
  void trustsBothSecretsWhileOneIsReplaced() {
    assertThat(check.isGenuine(BODY, signed(BODY, "old-secret"))).isTrue();
    assertThat(check.isGenuine(BODY, signed(BODY, "new-secret"))).isTrue();
    assertThat(check.isGenuine(BODY, signed(BODY, "other-secret"))).isFalse();
  }

  @Test
  void seesEveryChangedByte() {
    String header = signed(BODY, "new-secret");
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertThat(check.isGenuine(changed, header)).isFalse();
    }
  }

  @Test
  void distrustsAMissingHeader() {
    assertThat(check.isGenuine(BODY, null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha1=abcd", "sha256=zz", "sha256", "=", "sha256=00"})
  void distrustsAHeaderOfAnotherForm(String header) {
    assertThat(check.isGenuine(BODY, header)).isFalse();
    assertThat(check.isGenuine(BODY, header + "g".repeat(64))).isFalse();
  }

  @Test
  void distrustsASignatureWithSomethingBehindIt() {
    assertThat(check.isGenuine(BODY, signed(BODY, "new-secret") + "0")).isFalse();
    assertThat(check.isGenuine(BODY, signed(BODY, "new-secret").replace("sha256=", ""))).isFalse();
  }

  @Test
  void readsHexDigitsOfEitherCase() {
    String header = signed(BODY, "new-secret").substring(7).toUpperCase(Locale.ROOT);

    assertThat(check.isGenuine(BODY, "sha256=" + header)).isTrue();
  }

  @Test
  void servesManyThreadsAtOnce() {
    String header = signed(BODY, "new-secret");

    assertThat(IntStream.range(0, 2000).parallel().allMatch(i -> check.isGenuine(BODY, header)))
        .isTrue();
  }

  @Test
  void refusesToStartWithoutASecret() {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> new SignatureCheck(List.of("", " ")));

    assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(failure).hasMessageContaining("wattle.whatsapp.app-secrets");
  }

  private static String signed(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
