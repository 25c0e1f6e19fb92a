package dev.wattle.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.JsonShape;
import dev.wattle.api.contact.ConsentDesk;
import dev.wattle.api.contact.rule.ConsentRules;
import dev.wattle.api.description.EventSchemas;
import dev.wattle.api.description.EventTypes;
import dev.wattle.api.description.OpenApi;
import dev.wattle.api.problem.Finding;
import dev.wattle.contact.PhoneNumbers;
import dev.wattle.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether a posted event is one of ours: envelope, type, data, and a phone number that can be one.
 */
@Component
class EventCheck {

  private static final String PHONE = "/data/contact/phone";

  private final JsonShape shape;
  private final Set<String> types;
  private final PhoneNumbers phones;
  private final ConsentRules consents;

  EventCheck(OpenApi api, EventSchemas schemas, PhoneNumbers phones, ConsentRules consents) {
    this.consents = consents;
    this.shape = api.shape("Event");
    this.types = schemas.types();
    this.phones = phones;
  }

  /** Empty if it may be published. */
  List<Finding> check(JsonNode event) {
    List<Finding> findings = new ArrayList<>(shape.check(event));
    JsonNode type = event.path("type");
    if (type.isTextual() && !known(type.textValue())) {
      findings.removeIf(finding -> finding.pointer().equals("/type"));
      findings.add(new Finding("/type", unknown(type.textValue())));
    }
    if (ConsentDesk.isDecision(type.asText()) && !event.at("/data").has("contact")) {
      findings.add(new Finding("/data/contact", "is missing: whose decision is it?"));
    }
    if (findings.isEmpty() && ConsentDesk.isDecision(type.asText())) {
      consents
          .check(ConsentDesk.state(type.asText()), event.at("/data/consent"))
          .forEach(finding -> findings.add(finding.under("/data/consent")));
    }
    JsonNode phone = event.at(PHONE);
    if (findings.isEmpty() && phone.isTextual()) {
      check(phone.textValue(), findings);
    }
    return findings;
  }

  private void check(String phone, List<Finding> findings) {
    try {
      phones.e164(phone);
    } catch (Failure e) {
      findings.add(new Finding(PHONE, String.valueOf(e.getMessage())));
    }
  }

  private boolean known(String type) {
    return types.contains(type) && EventTypes.mayBePosted(type);
  }

  private String unknown(String type) {
    String what = types.contains(type) ? "is published by Wattle only" : "is not a canonical type";
    String near = String.join(", ", EventTypes.near(type, types));
    return what + "; the nearest are " + near + "; all are listed at /api/schemas";
  }
}
