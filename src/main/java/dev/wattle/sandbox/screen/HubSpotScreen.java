package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component("sandboxHubSpotScreen")
@Profile("sandbox")
@Order(1)
class HubSpotScreen implements Screen {

  private static final List<String> PHONES =
      List.of("phone", "mobilephone", "hs_whatsapp_phone_number");

  private final HubSpotSimulator crm;

  HubSpotScreen(HubSpotSimulator crm) {
    this.crm = crm;
  }

  @Override
  public String id() {
    return "crm";
  }

  @Override
  public String title() {
    return "Contact in HubSpot";
  }

  @Override
  public Optional<View> of(String phone) {
    Stream<Optional<ObjectNode>> found =
        Stream.concat(
            Stream.of(phone.substring(1), phone).map(id -> crm.contact("whatsapp_id", id)),
            PHONES.stream().map(name -> crm.contact(name, phone)));
    return found.flatMap(Optional::stream).findFirst().map(this::view);
  }

  private View view(ObjectNode record) {
    Map<String, String> properties = new TreeMap<>();
    record
        .path("properties")
        .properties()
        .forEach(field -> properties.put(field.getKey(), field.getValue().asText()));
    String id = record.path("id").asText();
    List<String> timeline =
        crm.communications(id).stream()
            .map(log -> log.at("/properties/hs_communication_body").asText())
            .map(text -> text.replaceAll("<[^>]+>", ""))
            .toList();
    return View.ofPerson(id, properties, timeline);
  }
}
