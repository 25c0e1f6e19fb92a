package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes, nothing breaks and nothing is lost. Another {@code -Dseed=} makes other payloads.
 */
class WebhookPropertyTest {

  private static final int PAYLOADS = 10_000;
  private static final ObjectWriter WRITER =
      Webhooks.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final EventSchemas schemas = new EventSchemas();

  @Test
  void strangePayloadsBreakNothingAndLoseNothing() throws IOException {
    long seed = Long.getLong("seed", 20_261_122L);
    List<JsonNode> good = goodPayloads();
    for (int i = 0; i < PAYLOADS; i++) {
      Random random = new Random(seed + i);
      JsonNode payload =
          new JsonMutator(random).mutate(good.get(random.nextInt(good.size())), good);
      byte[] body = WRITER.writeValueAsBytes(payload);
      try {
        check(payload, body);
        if (i % 4 == 0) {
          check(damaged(body, random));
        }
      } catch (AssertionError | RuntimeException e) {
        fail("payload %d of -Dseed=%d: %s".formatted(i, seed, payload), e);
      }
    }
  }

  private void check(JsonNode payload, byte[] body) {
    List<RawItem> items = check(body);
    Set<String> marks = new HashSet<>();
    JsonMutator.marks(payload, marks);
    if (payload.path("entry").isArray() && !payload.path("entry").isEmpty()) {
      String kept =
          items.stream()
              .map(item -> new String(item.json(), StandardCharsets.UTF_8))
              .collect(Collectors.joining());
      assertThat(items).hasSizeGreaterThanOrEqualTo(payload.path("entry").size());
      assertThat(marks).as("nothing is lost").allMatch(kept::contains);
    }
  }

  private List<RawItem> check(byte[] body) {
    List<RawItem> items;
    try {
      items = Webhooks.split(body);
    } catch (Failure failure) {
      assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
      assertThat(failure.code()).isEqualTo("whatsapp.webhook-malformed");
      return List.of();
    }
    for (RawItem item : items) {
      assertThat(item.key()).isNotEmpty().hasSizeLessThan(256);
      assertThat(item.id()).isNotEmpty().hasSizeLessThan(1000);
      RawItem restored = RawItem.parse(item.json());
      assertThat(restored.key()).isEqualTo(item.key());
      assertThat(restored.id()).isEqualTo(item.id());
      assertThat(restored.numberId()).isEqualTo(item.numberId());
      assertThat(restored.toString()).isEqualTo(item.toString());
      Translation event = Webhooks.translate(item);
      assertThat(schemas.complaints(event.type(), Webhooks.onTheWire(event.data()))).isEmpty();
    }
    return items;
  }

  private static byte[] damaged(byte[] body, Random random) {
    byte[] damaged = body.clone();
    for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static List<JsonNode> goodPayloads() throws IOException {
    List<JsonNode> good = new ArrayList<>();
    for (CorpusCase c : CorpusCase.all()) {
      if (c.refused() == null) {
        good.add(Webhooks.JSON.readTree(c.body()));
      }
    }
    return good;
  }
}
