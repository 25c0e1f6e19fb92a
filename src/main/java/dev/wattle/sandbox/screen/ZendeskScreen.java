package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.zendesk.AgentDesk;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component("sandboxZendeskScreen")
@Profile("sandbox")
@Order(2)
class ZendeskScreen implements Screen {

  private final AgentDesk desk;
  private final Switches switches;

  ZendeskScreen(AgentDesk desk, Switches switches) {
    this.desk = desk;
    this.switches = switches;
  }

  @Override
  public String id() {
    return "ticket";
  }

  @Override
  public String title() {
    return "Ticket in Zendesk";
  }

  @Override
  public boolean isAnswered() {
    return true;
  }

  @Override
  public Optional<View> of(String phone) {
    return desk.ticketsOf(phone).stream().findFirst().map(this::view);
  }

  @Override
  public void act(String id, Act act, String text) {
    switch (act) {
      case REPLY -> desk.reply(id, text, true);
      case NOTE -> desk.reply(id, text, false);
      case PHOTO -> desk.attach(id, text, upload());
      case SOLVE -> desk.solve(id);
    }
  }

  private SandboxRequest upload() {
    String host = URI.create(switches.simulators()).getAuthority();
    return new SandboxRequest(
        "POST",
        "/api/v2/uploads?filename=" + Photo.NAME,
        Map.of("Host", host, "Content-Type", Photo.TYPE),
        Photo.bytes());
  }

  private View view(ObjectNode ticket) {
    String id = ticket.path("id").asText();
    return new View(
        id,
        ticket.path("subject").asText(),
        ticket.path("status").asText(),
        Map.of(),
        desk.comments(id).stream().map(ZendeskScreen::line).toList());
  }

  private static View.Line line(ObjectNode comment) {
    StringBuilder text = new StringBuilder(comment.path("plain_body").asText());
    for (JsonNode file : comment.path("attachments")) {
      text.append("\nAttached: ").append(file.path("file_name").asText());
    }
    return new View.Line(
        comment.path("author_name").asText(),
        text.toString().strip(),
        comment.path("public").asBoolean(),
        comment.at("/via/channel").asText());
  }
}
