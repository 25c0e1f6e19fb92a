package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.salesforce.SalesforceSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component("sandboxSalesforceCaseScreen")
@Profile("sandbox")
@Order(6)
class SalesforceCaseScreen implements Screen {

  private final SalesforceSimulator desk;
  private final boolean on;

  SalesforceCaseScreen(SalesforceSimulator desk, @Value("${salesforce.client-id:}") String client) {
    this.desk = desk;
    this.on = !client.isBlank();
  }

  @Override
  public String id() {
    return "case";
  }

  @Override
  public String title() {
    return "Case in Salesforce";
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public boolean isAnswered() {
    return true;
  }

  @Override
  public boolean takesPhotos() {
    return false;
  }

  @Override
  public Optional<View> of(String phone) {
    String contact =
        SalesforceContactScreen.contact(desk, phone)
            .map(one -> one.path("Id").asText())
            .orElse("-");
    return desk.all("Case").stream()
        .filter(
            one ->
                contact.equals(one.path("ContactId").asText())
                    || phone.equals(one.path("SuppliedPhone").asText()))
        .reduce((older, newer) -> newer)
        .map(this::view);
  }

  @Override
  public void act(String id, Act act, String text) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    switch (act) {
      case REPLY, NOTE -> {
        fields.put("ParentId", id).put("CommentBody", text);
        desk.edit("CaseComment", null, fields.put("IsPublished", act == Act.REPLY));
      }
      case SOLVE -> desk.edit("Case", id, fields.put("Status", "Closed"));
      case PHOTO ->
          throw new IllegalArgumentException("sandbox.no-desk: a case comment has no files");
    }
  }

  private View view(ObjectNode found) {
    String id = found.path("Id").asText();
    List<View.Line> lines = new ArrayList<>();
    String description = found.path("Description").asText();
    if (!description.isEmpty()) {
      lines.add(new View.Line("Description", description, true, "api"));
    }
    desk.all("CaseComment").stream()
        .filter(comment -> id.equals(comment.path("ParentId").asText()))
        .map(SalesforceCaseScreen::line)
        .forEach(lines::add);
    String status = found.path("Status").asText("New").toLowerCase(Locale.ROOT);
    return new View(id, found.path("Subject").asText(), status, Map.of(), List.copyOf(lines));
  }

  private static View.Line line(ObjectNode comment) {
    boolean agent = SalesforceSimulator.AGENT.equals(comment.path("CreatedById").asText());
    return new View.Line(
        agent ? "Sam (agent)" : "Wattle",
        comment.path("CommentBody").asText(),
        comment.path("IsPublished").asBoolean(),
        agent ? "screen" : "api");
  }
}
