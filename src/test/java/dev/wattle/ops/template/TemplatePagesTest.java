package dev.wattle.ops.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.ops.OpsApp;
import java.lang.management.ManagementFactory;
import java.net.URI;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@OpsApp.Test
class TemplatePagesTest {

  @Autowired private TestRestTemplate http;

  @Test
  void aPersonSeesTheFilesAndTheButtons() {
    RequestEntity<Void> request =
        RequestEntity.get(URI.create(http.getRootUri() + "/ops/templates"))
            .accept(MediaType.TEXT_HTML)
            .build();
    String page = admin().exchange(request, String.class).getBody();
    assertThat(page).contains("<h1>Templates</h1>", "order_shipped (en)", "name=\"_csrf\"");
  }

  @Test
  void aProgramApprovesOnceAndNotTwice() {
    String approve = "/ops/templates/approve?name=login_code&language=en&reason=checked";
    assertThat(post(approve).getBody()).contains("\"approvedBy\":[\"admin\"]");
    ResponseEntity<String> again = post(approve);
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(again.getBody()).contains("ops.template-approved");
    assertThat(admin().getForObject("/ops/templates/audit", String.class))
        .contains("\"act\":\"approve\"", "\"who\":\"admin\"", "\"reason\":\"checked\"");
  }

  @Test
  void whatIsWrongIsAnsweredAsAProblem() {
    assertThat(post("/ops/templates/submit?name=gone&language=en&reason=x").getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post("/ops/templates/sync").getBody()).contains("ops.template-reason");
  }

  @Test
  void jmxLists() throws Exception {
    ObjectName name = new ObjectName("dev.wattle:type=Templates");
    Object list = ManagementFactory.getPlatformMBeanServer().invoke(name, "list", null, null);
    assertThat(list.toString()).contains("\"name\":\"order_shipped\"");
  }

  private TestRestTemplate admin() {
    return http.withBasicAuth("admin", "sandbox");
  }

  private ResponseEntity<String> post(String path) {
    return admin().postForEntity(path, null, String.class);
  }
}
