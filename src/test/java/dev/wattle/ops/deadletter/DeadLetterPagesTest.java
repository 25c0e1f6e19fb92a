package dev.wattle.ops.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.ops.OpsApp;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.UUID;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@OpsApp.Test
class DeadLetterPagesTest {

  private final String flow = "flow-" + UUID.randomUUID();

  @Autowired private DeadLetterLedger ledger;
  @Autowired private OpenDeadLetters open;
  @Autowired private TestRestTemplate http;

  @BeforeEach
  void park() {
    ledger.add(Letters.of(flow, 0, 3));
    ledger.add(Letters.of(flow, 0, 9));
  }

  @Test
  void aPersonSeesThePageWithButtons() {
    String page = page("/ops/dead-letters?flow=" + flow).getBody();

    assertThat(page).contains("<h1>Dead letters</h1>", flow + "-0-9/replay", "name=\"_csrf\"");
    assertThat(page).contains("no ticket for …156").doesNotContain("61491");
  }

  @Test
  void aPersonSeesTheOriginal() {
    assertThat(page("/ops/dead-letters/" + flow + "-0-3").getBody())
        .contains("&quot;offset&quot; : 3", Letters.TOPIC + " / 0 / 3");
  }

  @Test
  void theListGoesOnWhereItEnded() {
    String first = json("/ops/dead-letters?limit=1&flow=" + flow);
    assertThat(first).contains(flow + "-0-9").doesNotContain(flow + "-0-3");
    String next = first.replaceAll(".*\"next\":(\\d+).*", "$1");

    assertThat(json("/ops/dead-letters?limit=1&flow=" + flow + "&before=" + next))
        .contains(flow + "-0-3")
        .doesNotContain(flow + "-0-9");
  }

  @Test
  void aMistypedFilterIsNamed() {
    assertThat(json("/ops/dead-letters?state=lost")).contains("parameter state", "discarded");
  }

  @Test
  void anUnknownLetterIsAPageOfItsOwn() {
    ResponseEntity<String> answer = page("/ops/dead-letters/nobody");

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer.getBody()).contains("ops.dead-letter-unknown");
  }

  @Test
  void jmxListsAndDiscards() throws Exception {
    var beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("dev.wattle:type=DeadLetters");
    String[] signature = {String.class.getName()};

    beans.invoke(name, "discard", new Object[] {flow + "-0-3"}, signature);

    assertThat(beans.getAttribute(name, "Open").toString()).contains(flow + "=1");
    assertThat(beans.invoke(name, "show", new Object[] {flow + "-0-3"}, signature).toString())
        .contains("\"state\":\"discarded\"", "\"who\":\"jmx\"")
        .doesNotContain("61491570156");
  }

  @Test
  void metricsCountWhatIsOpen() {
    open.count();

    assertThat(json("/actuator/prometheus"))
        .contains("wattle_dead_letters_open{", "flow=\"" + flow + "\"} 2.0");
  }

  private ResponseEntity<String> page(String path) {
    RequestEntity<Void> request =
        RequestEntity.get(URI.create(http.getRootUri() + path)).accept(MediaType.TEXT_HTML).build();
    return http.withBasicAuth("admin", "sandbox").exchange(request, String.class);
  }

  private String json(String path) {
    return http.withBasicAuth("admin", "sandbox").getForObject(path, String.class);
  }
}
