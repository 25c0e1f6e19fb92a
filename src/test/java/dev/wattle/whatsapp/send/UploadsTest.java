package dev.wattle.whatsapp.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.send.SendOutcome.Accepted;
import dev.wattle.whatsapp.send.SendOutcome.NotSent;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadsTest {

  private static final String KEY = "a".repeat(64);
  private static final String ACCEPTED = "{\"messages\":[{\"id\":\"wamid.OUT1\"}]}";
  private static final String NO_SUCH_ID =
      "{\"error\":{\"code\":131009,\"error_data\":{\"details\":\"no such media\"}}}";

  private final StubMeta meta = new StubMeta();
  private final SenderRig rig = new SenderRig(meta.url(), true);
  private final AtomicInteger ids = new AtomicInteger(900);
  private volatile String unknownId = "none";

  @BeforeEach
  void keepFiles() {
    rig.files.add(KEY, "application/pdf", "%PDF-1.7 ä");
    meta.behaves(
        exchange -> {
          boolean upload = exchange.getRequestURI().getPath().endsWith("/media");
          String body = meta.calls().get(meta.calls().size() - 1).body();
          if (upload) {
            StubMeta.reply(exchange, 200, "{\"id\":\"" + ids.incrementAndGet() + "\"}");
          } else {
            boolean unknown = body.contains("\"" + unknownId + "\"");
            StubMeta.reply(exchange, unknown ? 400 : 200, unknown ? NO_SUCH_ID : ACCEPTED);
          }
        });
  }

  @AfterEach
  void stop() {
    rig.close();
    meta.close();
  }

  @Test
  void uploadsAFileOnceForANumberAndSendsItsId() {
    assertThat(send()).isInstanceOf(Accepted.class);
    assertThat(send()).isInstanceOf(Accepted.class);

    assertThat(paths()).containsExactly("media", "messages", "messages");
    StubMeta.Call upload = meta.calls().get(0);
    assertThat(upload.uri().getPath()).isEqualTo("/whatsapp/v26.0/" + SenderRig.NUMBER + "/media");
    assertThat(upload.uri().getQuery()).startsWith("appsecret_proof=");
    assertThat(upload.headers().get("Authorization")).containsExactly("Bearer a-token");
    assertThat(upload.headers().get("Content-length")).isNotEmpty();
    assertThat(upload.body())
        .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
        .contains("filename=\"a _b_.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 ä\r\n");
    assertThat(meta.calls().get(1).body())
        .contains("\"document\":{\"filename\":\"x.pdf\",\"id\":\"901\"}");
  }

  @Test
  void uploadsAgainWhenMetaNoLongerKnowsTheId() {
    send();
    unknownId = "901";

    assertThat(send()).isInstanceOf(Accepted.class);

    assertThat(paths()).containsExactly("media", "messages", "messages", "media", "messages");
    assertThat(rig.files.uploads).containsValue("902");
  }

  @Test
  void triesOnceMoreAndNoMoreWhereTheFileIsNotTheReason() {
    unknownId = "document";

    assertThat(send()).isInstanceOf(Rejected.class);

    assertThat(paths()).containsExactly("media", "messages", "media", "messages");
  }

  @Test
  void manyMessagesAtOnceUploadTheirFileOnce() {
    List<CompletableFuture<SendOutcome>> sends =
        IntStream.range(0, 20).mapToObj(i -> CompletableFuture.supplyAsync(this::send)).toList();

    assertThat(sends).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Accepted.class));
    assertThat(paths().stream().filter("media"::equals)).hasSize(1);
  }

  @Test
  void whatMetaSaysToAnUploadDecidesAsForASend() {
    meta.answers(401, "{\"error\":{\"code\":190,\"message\":\"token\"}}");
    assertThat(send())
        .isInstanceOfSatisfying(Rejected.class, no -> assertThat(no.code()).isEqualTo(190));
    meta.answers(502, "<html>");
    assertThat(send()).isInstanceOf(NotSent.class);
    assertThat(paths()).containsOnly("media");
  }

  @Test
  void anUnfitOrUnknownFileIsRefusedBeforeAnyCall() {
    refused("image", KEY, "image.file is of type application/pdf; image takes");
    refused("document", "b".repeat(64), "media.unknown: there is no file");
    assertThat(meta.calls()).isEmpty();
  }

  @Test
  void aStickerMayBeLargerIfItMoves() {
    byte[] sticker = new byte[100 * 1024 + 1];
    rig.files.add("d".repeat(64), "image/webp", sticker);
    refused(
        "sticker", "d".repeat(64), "sticker.file has 102401 bytes; at most 102400 are allowed.");
    System.arraycopy("VP8X".getBytes(StandardCharsets.US_ASCII), 0, sticker, 12, 4);
    sticker[20] = 2;

    assertThat(
            rig.sender()
                .send(
                    SenderRig.message(SenderRig.NUMBER, "sticker", Map.of("file", "d".repeat(64)))))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void aHeadersFileIsPlacedToo() {
    rig.files.add("c".repeat(64), "image/png", "PNG");
    Map<String, Object> content =
        Map.of(
            "type", "button",
            "header", Map.of("type", "image", "image", Map.of("file", "c".repeat(64))),
            "body", Map.of("text", "This one?"),
            "action",
                Map.of("buttons", List.of(Map.of("reply", Map.of("id", "y", "title", "Yes")))));

    rig.sender().send(SenderRig.message(SenderRig.NUMBER, "interactive", content));

    assertThat(meta.calls().get(1).body()).contains("\"image\":{\"id\":\"901\"}");
  }

  private void refused(String type, String key, String details) {
    assertThat(rig.sender().send(SenderRig.message(SenderRig.NUMBER, type, Map.of("file", key))))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> {
              assertThat(no.fate()).isEqualTo(Kind.REFUSED);
              assertThat(no.details()).startsWith(details);
            });
  }

  private SendOutcome send() {
    Map<String, Object> content = Map.of("file", KEY, "filename", "x.pdf");
    return rig.sender().send(SenderRig.message(SenderRig.NUMBER, "document", content));
  }

  private List<String> paths() {
    return meta.calls().stream().map(call -> call.uri().getPath().replaceFirst(".*/", "")).toList();
  }
}
