package dev.wattle.privacy.residency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FullStack
class ResidencyPathTest {

  @Autowired private Outside outside;

  @Test
  void everyStoreNumberAndVendorInUseIsReported() {
    JsonNode report = outside.tree(outside.admin("GET", "/ops/residency", "").body());

    assertThat(report.path("allowed")).isEmpty();
    assertThat(report.path("places").findValuesAsText("name"))
        .contains("postgresql", "kafka", "hazelcast", "media", "whatsapp-100000000000001")
        .contains("hubspot", "zendesk")
        .doesNotContain("small-crm");
    assertThat(report.path("leaving").findValuesAsText("standing")).containsOnly("unknown");
  }
}
