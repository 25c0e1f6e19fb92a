package dev.wattle.api.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.JsonShape;
import dev.wattle.api.contact.Persons;
import dev.wattle.api.description.OpenApi;
import dev.wattle.api.problem.Finding;
import dev.wattle.failure.Failure;
import dev.wattle.outbound.file.FileCheck;
import dev.wattle.whatsapp.message.MessageLimits;
import dev.wattle.whatsapp.message.TextSplit;
import dev.wattle.whatsapp.message.Violation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a posted message has the shape, and keeps the limits, of one that can be sent. */
@Component
class MessageCheck {

  private final JsonShape shape;
  private final MessageLimits limits;
  private final FileCheck files;
  private final Persons persons;

  MessageCheck(OpenApi api, MessageLimits limits, FileCheck files, Persons persons) {
    this.shape = api.shape("Message");
    this.limits = limits;
    this.files = files;
    this.persons = persons;
  }

  /** Empty if it may be asked for. */
  List<Finding> check(JsonNode message) {
    List<Finding> findings =
        TextSplit.parts(message).stream()
            .map(this::checkPart)
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    return findings.isEmpty() ? checkAddress(message.path("to").textValue()) : findings;
  }

  private List<Finding> checkPart(JsonNode part) {
    List<Finding> findings = shape.check(part);
    if (!findings.isEmpty()) {
      return findings;
    }
    List<Violation> broken = limits.check(part);
    return (broken.isEmpty() ? files.check(part) : broken)
        .stream().map(MessageCheck::finding).toList();
  }

  private List<Finding> checkAddress(String to) {
    try {
      persons.address(to);
      return List.of();
    } catch (Failure e) {
      return List.of(new Finding("/to", String.valueOf(e.getMessage())));
    }
  }

  /**
   * {@code interactive.action.buttons[3].reply} becomes {@code
   * /interactive/action/buttons/3/reply}.
   */
  private static Finding finding(Violation violation) {
    String pointer = "/" + violation.field().replace("[", "/").replace("]", "").replace(".", "/");
    return new Finding(pointer, violation.message());
  }
}
