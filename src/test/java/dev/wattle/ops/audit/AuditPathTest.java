package dev.wattle.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.ops.OpsApp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@OpsApp.Test
class AuditPathTest {

  private static final String JOLOKIA = "/actuator/jolokia";

  @Autowired private TestRestTemplate anybody;
  @Autowired private AuditLog log;

  @Test
  void whatHawtioHasABeanDoIsWrittenDownBeforeItIsDone() {
    admin().getForObject(JOLOKIA + "/exec/java.lang:type=Memory/gc", String.class);
    Map<String, Object> set =
        Map.of(
            "type",
            "write",
            "mbean",
            "java.lang:type=Memory",
            "attribute",
            "Verbose",
            "value",
            false);

    JsonNode answer = admin().postForObject(JOLOKIA, List.of(set), JsonNode.class);

    assertThat(answer.at("/0/status").intValue()).isEqualTo(200);
    assertThat(newest("jmx.").path("subject").textValue())
        .isEqualTo("java.lang:type=Memory Verbose");
    assertThat(newest("jmx.").path("after").textValue()).isEqualTo("false");
    assertThat(newest("jmx.exec").path("subject").textValue())
        .isEqualTo("java.lang:type=Memory gc");
    assertThat(newest("jmx.exec").path("who").textValue()).isEqualTo("admin");
  }

  @Test
  void whoSetsABeanOfOursInMotionByHawtioIsNamed() {
    String id = UUID.randomUUID().toString();
    Map<String, Object> discard =
        Map.of(
            "type", "exec",
            "mbean", "dev.wattle:type=DeadLetters",
            "operation", "discard",
            "arguments", List.of(id));

    admin().postForObject(JOLOKIA, discard, JsonNode.class);

    assertThat(newest("jmx.exec").path("after").textValue()).isEqualTo(id);
    assertThat(log.who("jmx")).isEqualTo("jmx");
  }

  @Test
  void pagesAndFiltersAndExportsAndVerifies() {
    String who = "person-" + UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      log.record(new AuditAct(who, "test.act", "thing " + i, "a", "b"));
    }

    JsonNode first = get("/ops/audit?limit=2&who=" + who);
    JsonNode rest = get("/ops/audit?limit=2&who=" + who + "&before=" + first.path("next").asText());

    assertThat(first.path("items")).hasSize(2);
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.has("next") && !rest.path("next").isNull()).isFalse();
    assertThat(get("/ops/audit/verify").path("intact").booleanValue()).isTrue();
    assertThat(admin().getForObject("/ops/audit/export", String.class)).contains(who, "thing 0");
    assertThat(get("/ops/audit?who=" + who + "&from=2030-01-01T00:00:00Z").path("items")).isEmpty();
  }

  @Test
  void aLoginThatIsRefusedIsWrittenWithoutTheNameThatWasTyped() {
    anybody
        .withBasicAuth("my-secret-password", "x")
        .getForObject("/ops/dead-letters", String.class);

    JsonNode refused = newest("login.refused");
    assertThat(refused.path("who").textValue()).isEqualTo("unknown");
    assertThat(refused.path("after").textValue()).isEqualTo("BadCredentialsException");
  }

  @Test
  void cannotBeWrittenFromOutside() {
    assertThat(admin().postForEntity("/ops/audit", Map.of(), String.class).getStatusCode())
        .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
  }

  private JsonNode newest(String act) {
    return get("/ops/audit?limit=1&act=" + act).at("/items/0");
  }

  private JsonNode get(String path) {
    return admin().getForObject(path, JsonNode.class);
  }

  private TestRestTemplate admin() {
    return anybody.withBasicAuth("admin", "sandbox");
  }
}
