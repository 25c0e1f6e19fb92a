package dev.wattle.sandbox.hubspot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an agent does in the inbox; for scripts. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/crm/hubspot/inbox")
class InboxDesk {

  private final HubSpotInbox inbox;

  InboxDesk(HubSpotInbox inbox) {
    this.inbox = inbox;
  }

  /** What stands in a thread, for example {@code wa:} and the id of the contact. */
  @GetMapping("/{thread}")
  List<ObjectNode> show(@PathVariable String thread) {
    return inbox.messages(thread);
  }

  /** Body: {@code {"text":"It is in stock."}}. */
  @PostMapping("/{thread}/replies")
  ObjectNode reply(@PathVariable String thread, @RequestBody JsonNode body) {
    return inbox.reply(thread, body);
  }

  @ExceptionHandler
  ResponseEntity<JsonNode> problem(HubSpotError error) {
    return ResponseEntity.status(HttpStatus.valueOf(error.status())).body(error.body());
  }
}
