package dev.wattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.description.OpenApi;
import dev.wattle.sandbox.web.Browser;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.print.PrintOptions;
import org.springframework.beans.factory.annotation.Autowired;

@FullStack
@ExtendWith(LogGuard.class)
class ConsentPackTest {

  @Autowired private Outside outside;
  @Autowired private OpenApi api;

  @Test
  void showsEveryRowWithItsWordingAndEveryMessageWithTheRowItRestedOn() {
    Someone kerry =
        new Someone(outside, "AU.consentpack01").decides("given", "2026-02-01T00:00:00Z");
    JsonNode sent = kerry.isSent("pack-1");
    kerry.decides("withdrawn", "2026-03-01T00:00:00Z");
    JsonNode withheld = kerry.isSent("pack-2");

    JsonNode pack = outside.tree(outside.api("GET", pack(kerry), "").body());

    assertThat(api.shape("ConsentPack").check(pack)).isEmpty();
    assertThat(pack.at("/person/identities/0/value").textValue()).isEqualTo(kerry.userId);
    assertThat(pack.at("/pack/madeFor").textValue()).isEqualTo("api:sandbox");
    assertThat(pack.at("/answers/marketing/allowed").booleanValue()).isFalse();
    assertThat(pack.path("consents")).hasSize(2);
    JsonNode given = pack.at("/consents/1");
    assertThat(given.at("/wording/text").textValue()).contains("WhatsApp");
    assertThat(given.at("/evidence/staff").textValue()).isEqualTo("anna");
    assertThat(given.at("/decidedAt/utc").textValue()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(given.at("/decidedAt/local").textValue()).isEqualTo("2026-02-01T11:00:00+11:00");
    showsMessages(pack, sent, withheld);
  }

  private static void showsMessages(JsonNode pack, JsonNode sent, JsonNode withheld) {
    assertThat(pack.path("messages")).hasSize(2);
    JsonNode message = pack.at("/messages/0");
    assertThat(message.path("id")).isEqualTo(sent.path("id"));
    assertThat(message.at("/content/parameters/first_name").textValue()).isEqualTo("Kerry");
    assertThat(message.at("/verdicts/0/consentRow"))
        .as(message.toString())
        .isEqualTo(pack.at("/consents/1/row"));
    assertThat(pack.at("/messages/1/id")).isEqualTo(withheld.path("id"));
    assertThat(pack.at("/messages/1/verdicts/0/rule").textValue()).isEqualTo("consent.withdrawn");
  }

  @Test
  void isAPageToReadAndPrint(@TempDir Path folder) throws IOException {
    Someone kerry =
        new Someone(outside, "AU.consentpack02").decides("given", "2026-02-01T00:00:00Z");
    kerry.isSent("page-1");
    kerry.complains("Who gave you my number?");
    kerry.decides("withdrawn", "2026-03-01T00:00:00Z");
    ChromeDriver browser = Browser.open(folder.resolve("profile"));
    try {
      logIn(browser, "/ops/contacts/" + kerry.userId + "/consent-pack.html");
      assertThat(browser.getTitle()).isEqualTo("What we hold about one person");
      assertThat(browser.findElements(By.cssSelector("article.given blockquote"))).hasSize(1);
      assertThat(browser.findElement(By.tagName("body")).getText())
          .contains(
              "Kerry Hill",
              kerry.userId,
              "marketing withdrawn",
              "on consent row",
              "Who gave you my number?")
          .doesNotContain("${", "null", "sandbox-");
      Files.write(Path.of("target", "consent-pack.png"), browser.getScreenshotAs(OutputType.BYTES));
      assertThat(browser.print(new PrintOptions()).getContent()).startsWith("JVBERi");
    } finally {
      browser.quit();
    }
  }

  private void logIn(ChromeDriver browser, String path) {
    browser.get(outside.adminUrl() + path);
    browser.findElement(By.name("username")).sendKeys("admin");
    browser.findElement(By.name("password")).sendKeys("sandbox", Keys.ENTER);
    browser.get(outside.adminUrl() + path);
    browser.manage().window().setSize(new Dimension(1100, 2600));
  }

  @Test
  void isAZipWithFilesForTheAdministrator() throws IOException, InterruptedException {
    Someone kerry =
        new Someone(outside, "AU.consentpack03").decides("given", "2026-02-01T00:00:00Z");

    byte[] zip = Admin.bytes(outside, "/ops/contacts/" + kerry.userId + "/export");

    assertThat(entries(zip)).containsExactly("person.json", "person.html");
    assertThat(outside.admin("GET", "/ops/audit?act=person.export", "").body())
        .contains("contact " + kerry.contact().path("id").textValue());
  }

  @Test
  void isNotThereForStrangersAndNotWithoutTheScope() {
    assertThat(outside.api("GET", "/api/contacts/AU.nobody01/consent-pack", "").statusCode())
        .isEqualTo(404);
    assertThat(outside.admin("GET", "/ops/contacts/AU.nobody01/consent-pack", "").statusCode())
        .isEqualTo(404);
    assertThat(outside.anonymous("GET", "/api/contacts/AU.nobody01/consent-pack", "").statusCode())
        .isEqualTo(401);
  }

  private static String pack(Someone person) {
    return "/api/contacts/" + person.userId + "/consent-pack";
  }

  private static List<String> entries(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
