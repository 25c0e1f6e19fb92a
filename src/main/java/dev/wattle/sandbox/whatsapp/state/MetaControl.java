package dev.wattle.sandbox.whatsapp.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.whatsapp.template.TemplateFate;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sandbox/whatsapp}: how strict simulated Meta is, and what it thinks of us. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/whatsapp")
class MetaControl {

  private final MetaState state;
  private final AccountNews news;
  private final TemplateFate templates;
  private final ObjectMapper mapper;

  MetaControl(MetaState state, AccountNews news, TemplateFate templates, ObjectMapper mapper) {
    this.state = state;
    this.news = news;
    this.templates = templates;
    this.mapper = mapper;
  }

  @GetMapping("/number")
  Conditions number() {
    return state.now();
  }

  /** Fields that are left out stay as they are. */
  @PutMapping("/number")
  Conditions change(@RequestBody ObjectNode fields) {
    ObjectNode wanted = mapper.valueToTree(state.now());
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!wanted.has(name)
                  || wanted.get(name).getNodeType() != fields.get(name).getNodeType()) {
                throw new IllegalArgumentException(name + " is unknown, or of another type");
              }
            });
    wanted.setAll(fields);
    try {
      Conditions after = mapper.treeToValue(wanted, Conditions.class);
      news.changed(state.set(after), after);
      return after;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  @DeleteMapping("/number")
  Conditions reset() {
    news.changed(state.set(state.usual()), state.usual());
    return state.usual();
  }

  /** What befalls a template, see {@link TemplateFate#befall}. */
  @PutMapping("/templates/{name}/{language}")
  JsonNode befall(
      @PathVariable String name, @PathVariable String language, @RequestBody JsonNode body) {
    return templates.befall(name, language, body);
  }

  @ExceptionHandler
  ProblemDetail malformed(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, "sandbox.field-malformed: " + e.getMessage());
  }
}
