package dev.wattle.outbound.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.courtesy.Addressee;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which template a message really goes out with: in the person's language, the variant that is the
 * person's, and its substitute while Meta does not take it.
 */
@Component
class TemplateChoice {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateChoice.class);

  private final TemplateCatalogue catalogue;
  private final KnownStates states;
  private final Obstacles obstacles;

  TemplateChoice(TemplateCatalogue catalogue, KnownStates states, Obstacles obstacles) {
    this.catalogue = catalogue;
    this.states = states;
    this.obstacles = obstacles;
  }

  /** The same record, naming one template and one language that exist, if there is such. */
  OutboundRecord of(OutboundRecord record, Addressee person) {
    MessageRequested message = record.message();
    if (!message.isTemplate()) {
      return record;
    }
    List<String> languages = languages(message, person);
    return catalogue
        .find(String.valueOf(message.content().get("name")), languages)
        .map(asked -> substituted(rotated(asked, message, languages), message))
        .map(
            chosen ->
                new OutboundRecord(using(chosen, message), record.position(), record.resumed()))
        .orElse(record);
  }

  /** What takes the place of the very template that the message names. */
  Optional<MessageRequested> substitute(MessageRequested message) {
    String name = String.valueOf(message.content().get("name"));
    return catalogue
        .find(name, String.valueOf(message.content().get("language")))
        .map(own -> substituted(own, message))
        .filter(other -> !other.name().equals(name))
        .map(other -> using(other, message));
  }

  /** The person's own, if we know it, then the one the message asks for. */
  private List<String> languages(MessageRequested message, Addressee person) {
    Stream<String> known =
        person.facts().stream()
            .filter(fact -> "language".equals(fact.kind()))
            .map(ContactFacts.Fact::value)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    Stream<String> asked =
        message.content().get("language") instanceof String code ? Stream.of(code) : Stream.empty();
    return Stream.concat(known, asked).toList();
  }

  /** Stable: the same person and cause get the same variant, on whatever node. */
  private Template rotated(Template asked, MessageRequested message, List<String> languages) {
    if (!Boolean.TRUE.equals(message.content().get("rotate"))) {
      return asked;
    }
    List<Template> pool = new ArrayList<>(List.of(asked));
    asked.variants().forEach(name -> catalogue.find(name, languages).ifPresent(pool::add));
    pool.removeIf(template -> !isTaken(template));
    String cause = EventId.from("variant", message.to().toString(), message.cause(), asked.name());
    return pool.isEmpty() ? asked : pool.get(Math.floorMod(cause.hashCode(), pool.size()));
  }

  private Template substituted(Template chosen, MessageRequested message) {
    if (isTaken(chosen)) {
      return chosen;
    }
    Optional<Template> substitute =
        Stream.ofNullable(chosen.substitute())
            .flatMap(name -> catalogue.find(name, chosen.language()).stream())
            .filter(this::isTaken)
            .findFirst();
    substitute.ifPresent(
        other ->
            LOG.info(
                "substituted message={} template={} by={}",
                message.id(),
                chosen.name(),
                other.name()));
    return substitute.orElse(chosen);
  }

  /** Meta's word allows it, and no error stopped it since. */
  private boolean isTaken(Template template) {
    return states.of(template).isSendable()
        && !obstacles.stops(template.name(), template.language());
  }

  private static MessageRequested using(Template template, MessageRequested message) {
    Map<String, Object> content = new LinkedHashMap<>(message.content());
    content.remove("rotate");
    content.put("name", template.name());
    content.put("language", template.language());
    return new MessageRequested(
        message.id(),
        message.to(),
        message.address(),
        message.from(),
        message.purpose(),
        message.type(),
        content,
        message.replyTo(),
        message.cause(),
        message.flow(),
        message.requestedAt(),
        message.bulk(),
        message.fallback());
  }
}
