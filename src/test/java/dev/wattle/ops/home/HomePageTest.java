package dev.wattle.ops.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FullStack
class HomePageTest {

  private static final Pattern LINK = Pattern.compile("href=\"(/[a-z/-]+)\"");

  @Autowired private Outside outside;

  @Test
  void everyLinkOfTheFirstPageLeadsSomewhere() {
    String page = outside.admin("GET", "/", "").body();

    assertThat(page).contains("Sandbox phone", "/api/openapi.json");
    assertThat(LINK.matcher(page).results().map(link -> link.group(1)))
        .hasSizeGreaterThan(6)
        .allSatisfy(link -> assertThat(outside.admin("GET", link, "").statusCode()).isIn(200, 302));
  }
}
