package dev.wattle.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Files that people have in their phones: simulated Meta keeps them under an id. */
final class SentFiles {

  private static final String FORM =
      """
      --edge\r
      Content-Disposition: form-data; name="messaging_product"\r
      \r
      whatsapp\r
      --edge\r
      Content-Disposition: form-data; name="file"; filename="%1$s"\r
      Content-Type: %2$s\r
      \r
      %3$s\r
      --edge--\r
      """;

  private SentFiles() {}

  /** The id of a file with that content. */
  static String put(String sandbox, String name, String type, String content)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox + "/whatsapp/v26.0/100000000000001/media"))
            .header("Authorization", "Bearer sandbox-access-token")
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(HttpRequest.BodyPublishers.ofString(FORM.formatted(name, type, content)))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).path("id").asText();
  }
}
