package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiClient.Reply;
import dev.wattle.api.description.EventSchemas;
import dev.wattle.api.description.EventTypes;
import dev.wattle.testing.LogGuard;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spi.RestRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogGuard.class)
class DescriptionTest {

  private static ApiRig rig;
  private static JsonNode api;

  @BeforeAll
  static void start() throws Exception {
    rig = new ApiRig();
    api = rig.send(rig.anonymous("/api/openapi.json").GET()).json();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void describesEveryRouteAndNoOther() {
    Set<String> routed = new TreeSet<>();
    for (RestRegistry.RestService route : rig.camel.getRestRegistry().listAllRestServices()) {
      String path = (route.getBasePath() + "/" + route.getUriTemplate()).replaceAll("/+", "/");
      routed.add(route.getMethod().toUpperCase(Locale.ROOT) + " " + path);
    }
    Set<String> described = new TreeSet<>();
    operations().forEach((name, operation) -> described.add(name));
    assertThat(described).isEqualTo(routed).isNotEmpty();
  }

  @Test
  void isOpenApiThatRefersToNothingThatIsNotThere() {
    assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(api.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    assertThat(api.toString()).doesNotContain("shared.json", "#/$defs");
  }

  @Test
  void asksForTheScopesThatItDescribes() {
    operations()
        .forEach(
            (name, operation) -> {
              JsonNode scopes = operation.at("/security/0/apiKey");
              String[] words = name.split(" ");
              Reply reply =
                  rig.send(
                      rig.anonymous(words[1].replaceAll("\\{.*}", "x"))
                          .header("Authorization", "Bearer a-key-without-scopes")
                          .method(words[0], BodyPublishers.noBody()));
              if (scopes.isMissingNode()) {
                assertThat(reply.status()).as(name).isIn(200, 404);
              } else {
                assertThat(reply.status()).as(name).isEqualTo(403);
                assertThat(reply.text()).contains("scope " + scopes.get(0).asText());
              }
            });
  }

  @Test
  void acceptsItsOwnExamples() {
    operations()
        .forEach(
            (name, operation) ->
                operation
                    .at("/requestBody/content")
                    .properties()
                    .forEach(
                        content ->
                            content
                                .getValue()
                                .path("examples")
                                .forEach(
                                    example ->
                                        accepts(name, content.getKey(), example.path("value")))));
  }

  @Test
  void acceptsTheExampleOfEverySchema() {
    EventSchemas schemas = rig.beans.getBean(EventSchemas.class);
    List<String> types = schemas.types().stream().filter(EventTypes::mayBePosted).toList();
    assertThat(types).hasSizeGreaterThanOrEqualTo(16);
    for (String type : types) {
      JsonNode data = rig.get("/api/schemas/" + type).json().at("/examples/0");
      String event =
          "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"%s\",\"data\":%s}"
              .formatted(type, data);
      accepts("POST /api/events", "application/json", ApiClient.read(event));
    }
  }

  @Test
  void listsEveryTypeWithItsSchema() {
    JsonNode types = rig.send(rig.anonymous("/api/schemas").GET()).json().path("types");
    assertThat(types).hasSizeGreaterThanOrEqualTo(16);
    for (JsonNode type : types) {
      Reply schema = rig.send(rig.anonymous(type.path("href").asText()).GET());
      assertThat(schema.header("content-type")).isEqualTo("application/schema+json");
      assertThat(schema.text()).doesNotContain("shared.json");
      JsonShape.of(schema.json());
    }
  }

  /** Write the page anew by the lines that this test expects. */
  @Test
  void keepsThePageOfEventsInStepWithTheFolder() throws Exception {
    EventSchemas schemas = rig.beans.getBean(EventSchemas.class);
    List<String> lines = new ArrayList<>();
    for (String type : schemas.types()) {
      lines.add(
          "| [`%s`](../../src/main/resources/schemas/%s.json) | %s | %s |"
              .formatted(
                  type,
                  type,
                  schemas.find(type).orElseThrow().path("title").asText(),
                  EventTypes.mayBePosted(type) ? "yes" : "no"));
    }
    assertThat(Files.readAllLines(Path.of("docs/events/README.md")))
        .as("the table of docs/events/README.md; put these lines in")
        .filteredOn(line -> line.startsWith("| [`"))
        .isEqualTo(lines);
  }

  private static void accepts(String name, String type, JsonNode body) {
    Reply reply = rig.post(name.split(" ")[1], type, body.toString());
    assertThat(reply.status()).as(name + reply.text()).isIn(201, 202);
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.put(
            method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
      }
    }
    return operations;
  }
}
