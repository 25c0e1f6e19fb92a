package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The agent's browser: it calls what the vendor's own pages call, with the agent's key. */
@Component("sandboxFreshdeskScreen")
@Profile("sandbox")
@Order(4)
class FreshdeskScreen implements Screen {

  private static final Map<Integer, String> STATUS =
      Map.of(2, "open", 3, "pending", 4, "resolved", 5, "closed");
  private static final String BOUNDARY = "sandbox-photo";

  private final Simulator desk;
  private final Switches switches;
  private final ObjectMapper json;

  FreshdeskScreen(List<Simulator> simulators, Switches switches, ObjectMapper json) {
    this.desk =
        simulators.stream()
            .filter(one -> "freshdesk".equals(one.vendor()))
            .findFirst()
            .orElseThrow();
    this.switches = switches;
    this.json = json;
  }

  @Override
  public String id() {
    return "freshdesk";
  }

  @Override
  public String title() {
    return "Ticket in Freshdesk";
  }

  @Override
  public boolean isOn() {
    return switches.isSet("freshdesk.api-key");
  }

  @Override
  public boolean isAnswered() {
    return true;
  }

  @Override
  public Optional<View> of(String phone) {
    JsonNode people = get("/contacts?mobile=" + URLEncoder.encode(phone, StandardCharsets.UTF_8));
    String id = people.at("/0/id").asText();
    JsonNode tickets = get("/search/tickets?query=%22requester_id:'" + id + "'%22").path("results");
    return id.isEmpty() || tickets.isEmpty()
        ? Optional.empty()
        : Optional.of(view(tickets.get(tickets.size() - 1), people.at("/0/name").asText()));
  }

  @Override
  public void act(String id, Act act, String text) {
    String ticket = "/tickets/" + id;
    byte[] words =
        JsonNodeFactory.instance
            .objectNode()
            .put("body", escaped(text))
            .put("private", act == Act.NOTE)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    switch (act) {
      case REPLY, NOTE -> call("POST", ticket + "/notes", "application/json", words);
      case PHOTO ->
          call("POST", ticket + "/notes", "multipart/form-data; boundary=" + BOUNDARY, form(text));
      case SOLVE ->
          call(
              "PUT", ticket, "application/json", "{\"status\":4}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private View view(JsonNode ticket, String person) {
    List<View.Line> lines = new ArrayList<>();
    lines.add(new View.Line(person, ticket.path("description_text").asText(), true, "api"));
    String id = ticket.path("id").asText();
    for (JsonNode note : get("/tickets/" + id + "/conversations?per_page=100")) {
      StringBuilder text = new StringBuilder(note.path("body_text").asText());
      note.path("attachments")
          .forEach(file -> text.append("\nAttached: ").append(file.path("name").asText()));
      boolean ours = note.path("user_id").asLong() == 1000;
      String author = note.path("incoming").asBoolean() ? person : ours ? "Wattle" : "Sam (agent)";
      boolean visible = !note.path("private").asBoolean();
      String way = ours || note.path("incoming").asBoolean() ? "api" : "web";
      lines.add(new View.Line(author, text.toString().strip(), visible, way));
    }
    String status = STATUS.getOrDefault(ticket.path("status").asInt(), "open");
    return new View(id, ticket.path("subject").asText(), status, Map.of(), List.copyOf(lines));
  }

  private JsonNode get(String path) {
    SandboxAnswer answer = call("GET", path, "application/json", new byte[0]);
    return new SandboxRequest("", "/", Map.of(), answer.body()).json(json);
  }

  private SandboxAnswer call(String method, String path, String type, byte[] body) {
    String key = switches.setting("wattle.sandbox.freshdesk.agent-key", "sandbox-freshdesk-agent");
    String login =
        Base64.getEncoder().encodeToString((key + ":X").getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Basic " + login,
            "Content-Type",
            type,
            "Host",
            URI.create(switches.simulators()).getAuthority());
    return desk.answer(new SandboxRequest(method, "/api/v2" + path, headers, body));
  }

  private static byte[] form(String text) {
    String field = "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"attachments[]\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(utf8(field.formatted(BOUNDARY, "body", escaped(text))));
    form.writeBytes(utf8(field.formatted(BOUNDARY, "private", "false")));
    form.writeBytes(utf8(head.formatted(BOUNDARY, Photo.NAME, Photo.TYPE)));
    form.writeBytes(Photo.bytes());
    form.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
    return form.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
