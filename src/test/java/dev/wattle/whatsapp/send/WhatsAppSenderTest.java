package dev.wattle.whatsapp.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.failure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSenderTest {

  private static final String ACCEPTED =
      """
      {"messaging_product":"whatsapp","contacts":[{"input":"+61491570156","wa_id":"61491570156"}],
       "messages":[{"id":"wamid.OUT1="}]}
      """;

  private final StubMeta meta = new StubMeta();
  private final SenderRig rig = new SenderRig(meta.url(), false);

  @AfterEach
  void stop() {
    rig.close();
    meta.close();
  }

  @Test
  void postsToTheNumberWithTokenAndOurId() {
    meta.answers(200, ACCEPTED);

    assertThat(rig.send()).isEqualTo(new SendOutcome.Accepted("wamid.OUT1=", "accepted"));
    StubMeta.Call call = meta.calls().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.uri()).hasToString("/whatsapp/v26.0/" + SenderRig.NUMBER + "/messages");
    assertThat(call.headers().get("Authorization")).containsExactly("Bearer a-token");
    assertThat(call.headers().get("Content-type")).containsExactly("application/json");
    assertThat(call.body())
        .contains("\"to\":\"+61491570156\"")
        .contains("\"biz_opaque_callback_data\":\"5f0c7b1e-9d0e-3f5a-8a53-6d7d5e1c0001\"");
  }

  @Test
  void saysWhenMetaHoldsAMessage() {
    meta.answers(
        200,
        "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"held_for_quality_assessment\"}]}");
    assertThat(rig.send())
        .isEqualTo(new SendOutcome.Accepted("wamid.1", "held_for_quality_assessment"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void postsOnceWhateverTheStatus(int status) {
    meta.answers(status, "upstream says no");
    rig.send();
    assertThat(meta.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "200", "206"})
  void isUncertainWithoutAWordOfMetas(int status) {
    meta.answers(status, "<html>");
    assertThat(rig.send()).isInstanceOf(SendOutcome.Uncertain.class);
  }

  @ParameterizedTest
  @CsvSource({"302,MISCONFIGURED", "404,MISCONFIGURED", "429,THROTTLED", "408,THROTTLED"})
  void knowsThatSomethingElseAnswered(int status, Kind fate) {
    meta.answers(status, "<html>");
    assertThat(rig.send())
        .isInstanceOfSatisfying(
            SendOutcome.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(SendOutcome.NO_CODE);
              assertThat(rejected.fate()).isEqualTo(fate);
            });
  }

  @Test
  void keepsPhoneNumbersOutOfDetails() {
    meta.answers(
        400,
        "{\"error\":{\"code\":131030,\"error_data\":{\"details\":\"61491570156 is not allowed\"}}}");
    assertThat(rig.send().toString()).contains("…156 is not allowed").doesNotContain("61491570156");
  }

  @Test
  void isUncertainWhenTheAnswerDoesNotCome() {
    CountDownLatch over = new CountDownLatch(1);
    meta.behaves(exchange -> await(over));
    assertThat(rig.send()).isEqualTo(new SendOutcome.Uncertain("SocketTimeoutException"));
    over.countDown();
    assertThat(meta.calls()).hasSize(1);
  }

  @Test
  void isUncertainWhenTheConnectionBreaksAfterSending() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread breaker = new Thread(() -> breakOneConnection(door));
      breaker.start();
      try (SenderRig toDoor = new SenderRig("http://127.0.0.1:" + door.getLocalPort(), false)) {
        assertThat(toDoor.send()).isInstanceOf(SendOutcome.Uncertain.class);
      }
    }
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() throws IOException {
    int port;
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = door.getLocalPort();
    }
    try (SenderRig toNobody = new SenderRig("http://127.0.0.1:" + port, false)) {
      assertThat(toNobody.send()).isInstanceOf(SendOutcome.NotSent.class);
    }
  }

  @Test
  void provesThatTheCallComesFromTheAppWhereAsked() {
    meta.answers(200, ACCEPTED);
    try (SenderRig proving = new SenderRig(meta.url(), true)) {
      proving.send();
    }
    assertThat(meta.calls().get(0).uri().getQuery()).matches("appsecret_proof=[0-9a-f]{64}");
  }

  @Test
  void refusesANumberThatIsNotOurs() {
    assertThatThrownBy(() -> rig.sender().send(SenderRig.text("100000000000002")))
        .hasMessageContaining("whatsapp.number-unknown")
        .hasMessageContaining("wattle.whatsapp.numbers");
    assertThat(meta.calls()).isEmpty();
  }

  @Test
  void marksAsReadAndShowsThatWeAreWriting() {
    meta.answers(200, "{\"success\":true}");
    assertThat(rig.sender().markRead(SenderRig.NUMBER, "wamid.IN1", true))
        .isInstanceOf(SendOutcome.Accepted.class);
    assertThat(meta.calls().get(0).body())
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.IN1\","
                + "\"typing_indicator\":{\"type\":\"text\"}}");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void breakOneConnection(ServerSocket door) {
    try (Socket socket = door.accept()) {
      socket.getInputStream().read();
      socket.setSoLinger(true, 0);
    } catch (IOException over) {
      Thread.currentThread().interrupt();
    }
  }
}
