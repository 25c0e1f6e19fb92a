package dev.wattle.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls the API as the world outside does. */
class ApiClient {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final int port;

  ApiClient(int port) {
    this.port = port;
  }

  Reply post(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  Reply post(String path, String body) {
    return post(path, "application/json", body);
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer sandbox-api-key");
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON: " + text, e);
    }
  }

  /** What came back. */
  record Reply(int status, Map<String, List<String>> headers, String text) {

    JsonNode json() {
      return read(text);
    }

    String header(String name) {
      return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
  }
}
