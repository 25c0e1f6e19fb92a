package dev.wattle.api.contact.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.JsonShape;
import dev.wattle.api.contact.Persons;
import dev.wattle.api.description.OpenApi;
import dev.wattle.api.problem.Finding;
import dev.wattle.consent.ConsentState;
import dev.wattle.failure.Failure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a consent may be recorded, whichever way it came: its shape, then what it must bring. */
@Component
public class ConsentCheck {

  private final JsonShape shape;
  private final ConsentRules rules;
  private final Persons persons;

  ConsentCheck(OpenApi api, ConsentRules rules, Persons persons) {
    this.shape = api.shape("Consent");
    this.rules = rules;
    this.persons = persons;
  }

  /**
   * Empty if it may.
   *
   * @param consent as for {@code POST /api/consents}
   */
  public List<Finding> check(JsonNode consent) {
    List<Finding> findings = shape.check(consent);
    if (findings.isEmpty()) {
      findings = Storable.check(consent);
    }
    if (findings.isEmpty()) {
      findings = rules.check(ConsentState.of(consent.path("state").textValue()), consent);
    }
    return findings.isEmpty() && consent.has("address") ? address(consent) : findings;
  }

  private List<Finding> address(JsonNode consent) {
    try {
      persons.address(consent.path("address").textValue());
      return List.of();
    } catch (Failure e) {
      return List.of(new Finding("/address", String.valueOf(e.getMessage())));
    }
  }
}
