package dev.wattle.sandbox.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.salesforce.SalesforceSimulator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component("sandboxSalesforceContactScreen")
@Profile("sandbox")
@Order(5)
class SalesforceContactScreen implements Screen {

  private static final Set<String> INNER = Set.of("Id", "Number", "CreatedDate");

  private final SalesforceSimulator crm;
  private final boolean on;

  SalesforceContactScreen(
      SalesforceSimulator crm, @Value("${salesforce.client-id:}") String client) {
    this.crm = crm;
    this.on = !client.isBlank();
  }

  @Override
  public String id() {
    return "salesforce";
  }

  @Override
  public String title() {
    return "Contact in Salesforce";
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public Optional<View> of(String phone) {
    return contact(crm, phone).map(this::view);
  }

  static Optional<ObjectNode> contact(SalesforceSimulator crm, String phone) {
    return crm.all("Contact").stream()
        .filter(
            one ->
                phone.equals(one.path("MobilePhone").asText())
                    || phone.substring(1).equals(one.path("WhatsApp_Id__c").asText()))
        .reduce((older, newer) -> newer);
  }

  private View view(ObjectNode contact) {
    Map<String, String> fields = new TreeMap<>();
    contact.properties().stream()
        .filter(field -> !INNER.contains(field.getKey()) && !field.getValue().isNull())
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    String id = contact.path("Id").asText();
    return View.ofPerson(
        id,
        fields,
        crm.all("Task").stream()
            .filter(task -> id.equals(task.path("WhoId").asText()))
            .map(task -> task.path("Description").asText(task.path("Subject").asText()))
            .toList());
  }
}
