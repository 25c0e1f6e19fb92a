package dev.wattle.privacy;

import dev.wattle.testing.Outside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** The administrator fetching bytes. */
final class Admin {

  private Admin() {}

  static byte[] bytes(Outside outside, String path) throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString("admin:sandbox".getBytes());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(outside.adminUrl() + path))
            .header("Authorization", "Basic " + login)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }
}
