package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.sandbox.SandboxRig.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in, what goes out and what only marks as read: all of it counts for the number. */
class ThroughputOfANumberTest {

  private static final int PER_SECOND = 3;

  @TempDir private Path folder;
  private MetaRig meta;

  @BeforeEach
  void start() throws IOException {
    meta = new MetaRig(folder, PER_SECOND, 0);
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  @Test
  void whatPeopleSendLeavesLessForTheBusiness() {
    for (int i = 0; i < 10 * PER_SECOND; i++) {
      meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("Hello"), null);
    }
    assertThat(code(meta.send(MetaRig.message("text", "{\"body\":\"Hello\"}")))).isEqualTo(130429);
  }

  @Test
  void marksAsReadCountToo() {
    String read =
        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.A\"}";
    assertThat(meta.send(read).json().path("success").asBoolean()).isTrue();
    meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("Hello"), null);
    int refused = 0;
    for (int i = 0; i < 50 && refused == 0; i++) {
      meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("Hello"), null);
      refused = code(meta.send(read));
    }
    assertThat(refused).isEqualTo(130429);
  }

  private static int code(Reply reply) {
    return reply.json().at("/error/code").asInt();
  }
}
