package dev.wattle.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JolokiaCallTest {

  private static final String ROUTE = "org.apache.camel:context=wattle,type=routes,name=\"x\"";

  @ParameterizedTest
  @CsvSource({
    "exec/java.lang:type=Memory/gc, exec, gc, ''",
    "exec/a:b=c/stop(long)/5, exec, stop(long), 5",
    "exec/a:b=!/c/replay/a!/b, exec, replay, a/b",
    "write/a:b=c/TracingEnabled/true, write, TracingEnabled, true",
    "WRITE/a:b=c/Level/WARN, write, Level, WARN"
  })
  void readsWhatALinkAsks(String path, String verb, String name, String values) {
    assertThat(JolokiaCall.ofPath(path))
        .hasValueSatisfying(
            call -> {
              assertThat(call.verb()).isEqualTo(verb);
              assertThat(call.name()).isEqualTo(name);
              assertThat(call.values()).isEqualTo(values);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "read/java.lang:type=Memory/HeapMemoryUsage",
        "exec/org.apache.camel:type=context/dumpRoutesAsXml",
        "exec/hawtio:type=security,name=RBACRegistry/list()",
        "search/a:*"
      })
  void looksAwayFromReading(String path) {
    assertThat(JolokiaCall.ofPath(path)).isEmpty();
  }

  @Test
  void readsEveryRequestOfABulk() throws JsonProcessingException {
    String body =
        """
        [{"type":"read","mbean":"a:b=c","attribute":"State"},
         {"type":"exec","mbean":"%s","operation":"stop()"},
         {"type":"write","mbean":"a:b=c","attribute":"Level","value":"DEBUG"}]
        """
            .formatted(ROUTE.replace("\"", "\\\""));

    assertThat(JolokiaCall.ofBody(new ObjectMapper().readTree(body)))
        .containsExactly(
            new JolokiaCall("exec", ROUTE, "stop()", ""),
            new JolokiaCall("write", "a:b=c", "Level", "DEBUG"));
  }

  @Test
  void aHeapDumpIsAnAct() {
    assertThat(JolokiaCall.ofPath("exec/com.sun.management:type=HotSpotDiagnostic/dumpHeap/f/true"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "write/a:b=c/Password/emu, ******",
    "exec/a:b=c/set/my-secret-value, ******",
    "exec/a:b=c/send/+61491570156, …156",
    "exec/a:b=c/send/kerry@example.com, …@example.com"
  })
  void keepsNoSecretAndNoAddress(String path, String shown) {
    assertThat(JolokiaCall.ofPath(path)).map(JolokiaCall::values).contains(shown);
  }
}
