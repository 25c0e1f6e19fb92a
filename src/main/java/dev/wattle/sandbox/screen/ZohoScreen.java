package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.zoho.ZohoSimulator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component("sandboxZohoScreen")
@Profile("sandbox")
@Order(3)
class ZohoScreen implements Screen {

  private static final Set<String> INNER = Set.of("id", "Created_Time", "Modified_By");

  private final ZohoSimulator crm;
  private final Switches switches;

  ZohoScreen(ZohoSimulator crm, Switches switches) {
    this.crm = crm;
    this.switches = switches;
  }

  @Override
  public String id() {
    return "zoho";
  }

  @Override
  public String title() {
    return "Contact in Zoho CRM";
  }

  @Override
  public boolean isOn() {
    return switches.isSet("zoho.client-id");
  }

  @Override
  public Optional<View> of(String phone) {
    return Stream.of(
            crm.find("Contacts", "WhatsApp_Id", phone.substring(1)),
            crm.find("Contacts", "Mobile", phone))
        .flatMap(Optional::stream)
        .findFirst()
        .map(this::view);
  }

  private View view(ObjectNode record) {
    Map<String, String> fields = new TreeMap<>();
    record.properties().stream()
        .filter(field -> !INNER.contains(field.getKey()) && field.getValue().isValueNode())
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    String id = record.path("id").asText();
    return View.ofPerson(
        id,
        fields,
        crm.notes(id).stream().map(note -> note.path("Note_Content").asText()).toList());
  }
}
