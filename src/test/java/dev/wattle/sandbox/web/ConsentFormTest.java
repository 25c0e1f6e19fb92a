package dev.wattle.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.FullStackEnvironment;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The form of docs/examples in a real browser, with its relay as a process of its own. */
@FullStack
class ConsentFormTest {

  private static final String NOBODY_ELSE = "+61491570158";

  @Autowired private Outside outside;

  @Value("${wattle.public-port}")
  private int publicPort;

  @TempDir private Path folder;
  private ChromeDriver browser;
  private Process relay;
  private int port;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.open(folder.resolve("profile"));
    port = FullStackEnvironment.freePort();
    relay = start();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              browser.get("http://127.0.0.1:" + port + "/?lang=fr");
              return browser.getTitle().equals("News on WhatsApp");
            });
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder process =
        new ProcessBuilder(java.toString(), "docs/examples/ConsentRelay.java").inheritIO();
    process
        .environment()
        .putAll(
            Map.of(
                "WATTLE_URL",
                "http://127.0.0.1:" + publicPort,
                "RELAY_PORT",
                String.valueOf(port),
                "PAGE_URL",
                "https://shop.example/news"));
    return process.start();
  }

  @AfterEach
  void close() {
    if (relay != null) {
      relay.destroy();
    }
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void keepsTheTextThatThePersonSawAndTicked() {
    WebElement box = browser.findElement(By.name("agreed"));
    assertThat(box.isSelected()).isFalse();
    await().until(() -> browser.findElement(By.id("wording")).getText().startsWith("Oui"));
    String shown = browser.findElement(By.id("wording")).getText();
    browser.findElement(By.name("phone")).sendKeys("0491 570 158");
    browser.findElement(By.tagName("button")).click();
    assertThat(marketing().path("allowed").asBoolean()).isFalse();

    box.click();
    browser.findElement(By.tagName("button")).click();
    await().until(() -> browser.findElement(By.id("status")).getText().startsWith("Thank you"));
    JsonNode row = marketing().path("row");
    assertThat(row.at("/wording/text").asText()).isEqualTo(shown);
    assertThat(row.path("channel").asText()).isEqualTo("web-form");
    assertThat(browser.getPageSource()).doesNotContain("sandbox-api-key");
  }

  private JsonNode marketing() {
    String path = "/api/consents?contact=" + NOBODY_ELSE;
    return outside.tree(outside.api("GET", path, "").body()).at("/purposes/marketing");
  }
}
