package dev.wattle.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** The page alone, without flows: the test plays the business. */
class PhonePageTest {

  @TempDir Path folder;
  private HttpServer webhook;
  private WattleProcess app;
  private ChromeDriver browser;

  @BeforeEach
  void start() throws IOException {
    browser = Browser.open(folder.resolve("profile"));
    webhook = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    webhook.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    webhook.start();
    String hook = "http://127.0.0.1:" + webhook.getAddress().getPort() + "/";
    app =
        new WattleProcess(
            folder,
            "--camel.main.routes-exclude-pattern=**",
            "--wattle.sandbox.whatsapp.webhook-url=" + hook,
            "--wattle.sandbox.zendesk.webhook-url=" + hook);
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (app != null) {
      app.close();
    }
    if (webhook != null) {
      webhook.stop(0);
    }
  }

  @Test
  void showsTheChatWithTicksAndTheContact() throws Exception {
    logIn();
    browser.findElement(By.id("text")).sendKeys("Is the blue one in stock?", Keys.ENTER);
    sees("#chat .mine", "Is the blue one in stock?");
    answer("Yes, two are left.");
    sees("#chat .theirs", "Yes, two are left.");
    sees("#chat .theirs .ticks.read", "✓✓");
    browser.findElement(By.cssSelector(".tap button")).click();
    sees("#chat .mine:last-child", "Hold it");
    vendor(
        "/hubspot/crm/objects/2026-09/contacts/batch/upsert",
        "sandbox-hubspot-token",
        "{\"inputs\":[{\"idProperty\":\"whatsapp_id\",\"id\":\"61491570156\","
            + "\"properties\":{\"firstname\":\"Kirra\"}}]}");
    sees("#crm", "Kirra");
    assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isNotEqualTo("chat");
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/sandbox-phone.png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private void logIn() {
    browser.get(app.adminUrl + "/sandbox");
    browser.findElement(By.name("username")).sendKeys("admin");
    browser.findElement(By.name("password")).sendKeys("sandbox", Keys.ENTER);
    await().until(() -> !browser.findElements(By.id("text")).isEmpty());
  }

  private void answer(String text) throws IOException, InterruptedException {
    String body =
        """
        {"messaging_product":"whatsapp","to":"+61491570156","type":"interactive","interactive":{
          "type":"button","body":{"text":"%s"},"action":{"buttons":[
            {"type":"reply","reply":{"id":"h","title":"Hold it"}}]}}}
        """;
    vendor(
        "/whatsapp/v26.0/100000000000001/messages", "sandbox-access-token", body.formatted(text));
  }

  private void vendor(String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.sandboxUrl() + path))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private void sees(String css, String text) {
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(browser.findElements(By.cssSelector(css)))
                    .anySatisfy(element -> assertThat(element.getText()).contains(text)));
  }
}
