package dev.wattle.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;

/** What a newcomer sees, in a real browser, with every flow running. */
@FullStack
class PhonePageTest {

  private static final String CUSTOMER = "61491570006";

  @Autowired private Outside outside;
  @TempDir private Path folder;
  private ChromeDriver browser;

  @BeforeEach
  void open() {
    browser = Browser.open(folder.resolve("profile"));
    browser.get(outside.adminUrl() + "/sandbox?customer=" + CUSTOMER);
    browser.findElement(By.name("username")).sendKeys("admin");
    browser.findElement(By.name("password")).sendKeys("sandbox", Keys.ENTER);
    await().until(() -> !browser.findElements(By.id("text")).isEmpty());
    browser.get(outside.adminUrl() + "/sandbox?customer=" + CUSTOMER);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void showsTheWholePathOfAMessage() throws IOException {
    browser.findElement(By.id("text")).sendKeys("Is the blue one in stock?", Keys.ENTER);

    sees("#chat .mine", "Is the blue one in stock?");
    sees("#chat .theirs", "We have received it");
    sees("#chat .theirs .ticks.read", "✓✓");
    sees("#crm", "+" + CUSTOMER);
    sees("#ticket .comments", "Is the blue one in stock?");
    sees("#verdicts", "message-received-to-acknowledgement");

    browser.findElement(By.id("reply")).sendKeys("Yes, two are left.");
    browser.findElement(By.cssSelector("#agent button[value=reply]")).click();
    sees("#chat .theirs", "Yes, two are left.");
    sees("#verdicts", "zendesk-comment-to-whatsapp");

    outside.api("POST", "/api/events", shipped());
    sees("#chat .theirs", "1077");
    sees("#verdicts", "order-shipped-to-whatsapp");
    Files.write(Path.of("target", "sandbox-phone.png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private static String shipped() {
    return """
        {"specversion":"1.0","id":"page-1","source":"/shops/corner","type":"commerce.order.shipped",
         "data":{"order":{"id":"1","number":"1077","currency":"AUD","total":10,"items":[]},
         "contact":{"phone":"+%s"},"shipment":{"carrier":"Australia Post","trackingUrl":"https://track.example/1"}}}"""
        .formatted(CUSTOMER);
  }

  private void sees(String css, String text) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(browser.findElements(By.cssSelector(css)))
                    .anySatisfy(element -> assertThat(element.getText()).contains(text)));
  }
}
