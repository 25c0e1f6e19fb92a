package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a colleague does on Salesforce's screen; for scripts. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/salesforce/{object}")
class SalesforceDesk {

  private final SalesforceSimulator salesforce;

  SalesforceDesk(SalesforceSimulator salesforce) {
    this.salesforce = salesforce;
  }

  @GetMapping
  List<ObjectNode> all(@PathVariable String object) {
    return salesforce.all(object);
  }

  /** Body: the fields of a new record, for example of a CaseComment. */
  @PostMapping
  Map<String, String> create(@PathVariable String object, @RequestBody JsonNode fields) {
    return Map.of("id", salesforce.edit(object, null, fields));
  }

  /** Body: fields and their new values. */
  @PatchMapping("/{id}")
  Map<String, String> edit(
      @PathVariable String object, @PathVariable String id, @RequestBody JsonNode fields) {
    return Map.of("id", salesforce.edit(object, id, fields));
  }

  @ExceptionHandler
  ResponseEntity<String> problem(SalesforceError error) {
    return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(error.getMessage());
  }
}
