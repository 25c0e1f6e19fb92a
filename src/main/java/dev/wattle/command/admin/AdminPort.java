package dev.wattle.command.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.command.Arguments;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Speaks to the admin port of a running Wattle. */
public final class AdminPort {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String url;
  private final String option;
  private final String login;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();

  /** The option that says where it is. */
  public static final String URL = "url";

  /** How the option stands in a command's help. */
  public static final String HELP = "[--url http://localhost:8081]";

  /**
   * @param environment with the login: {@code WATTLE_ADMIN_USER}, {@code WATTLE_ADMIN_PASSWORD}
   */
  public AdminPort(Arguments arguments, Map<String, String> environment) {
    this(arguments, URL, environment);
  }

  /**
   * The same for a command whose option has another name.
   *
   * @param option without its dashes
   */
  public AdminPort(Arguments arguments, String option, Map<String, String> environment) {
    this.option = option;
    this.url = arguments.option(option).orElse("http://localhost:8081").replaceAll("/+$", "");
    String user = environment.getOrDefault("WATTLE_ADMIN_USER", "");
    String password = environment.getOrDefault("WATTLE_ADMIN_PASSWORD", "");
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.login = "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** What could not be asked or was refused, in a sentence for a person. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    /** Of HTTP; 0 where nobody answered. */
    public int status() {
      return status;
    }
  }

  public JsonNode get(String path) throws Refused {
    return send(request(path).GET().build());
  }

  public JsonNode post(String path) throws Refused {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", login);
  }

  private JsonNode send(HttpRequest request) throws Refused {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Refused(answer.statusCode(), said(answer.statusCode(), answer.body()));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      String text = "nobody answers at %s (%s). Start Wattle, or name its admin port by --%s.";
      throw new Refused(0, text.formatted(url, e.getClass().getSimpleName(), option));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(0, "interrupted.");
    }
  }

  private String said(int status, String body) {
    if (status == 401) {
      return "the login was refused. Set WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD.";
    }
    try {
      return json.readTree(body).path("detail").asText("answered " + status + ".");
    } catch (IOException e) {
      return "answered " + status + ".";
    }
  }
}
