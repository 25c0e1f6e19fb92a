package dev.wattle.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final byte[] SECRET =
      Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SECONDS = 1614265330;
  private static final String KNOWN = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void isTheOneOfTheSpecification() {
    assertThat(Signature.of(List.of(SECRET), ID, SECONDS, BODY)).isEqualTo(KNOWN);
  }

  @Test
  void standsOnceForEachSecret() {
    String both = Signature.of(List.of(Signature.newSecret(), SECRET), ID, SECONDS, BODY);

    assertThat(both.split(" ")).hasSize(2).contains(KNOWN).allMatch(one -> one.startsWith("v1,"));
  }

  @Test
  void hasSecretsOfTheSpecifiedForm() {
    byte[] secret = Signature.newSecret();

    assertThat(secret).hasSize(32);
    assertThat(Signature.shown(SECRET)).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }
}
