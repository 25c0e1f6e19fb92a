package dev.wattle.sandbox.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import dev.wattle.sandbox.zendesk.AgentDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the simulated CRM and helpdesk know about a person. */
@Component("sandboxDesks")
@Profile("sandbox")
class Desks {

  private static final List<String> PHONE_PROPERTIES =
      List.of("phone", "mobilephone", "hs_whatsapp_phone_number");

  private final HubSpotSimulator crm;
  private final AgentDesk helpdesk;

  Desks(HubSpotSimulator crm, AgentDesk helpdesk) {
    this.crm = crm;
    this.helpdesk = helpdesk;
  }

  /** Properties of a contact, and what was logged. */
  record CrmContact(String id, Map<String, String> properties, List<String> timeline) {}

  /** One line of a ticket. */
  record Comment(String id, String author, String text, boolean visible, String channel) {}

  /** A ticket with all its comments. */
  record Ticket(String id, String subject, String status, boolean done, List<Comment> comments) {}

  Optional<CrmContact> contact(Customer customer) {
    Stream<Optional<ObjectNode>> found =
        Stream.concat(
            Stream.of(customer.digits(), customer.phone())
                .map(id -> crm.contact("whatsapp_id", id)),
            PHONE_PROPERTIES.stream().map(name -> crm.contact(name, customer.phone())));
    return found.flatMap(Optional::stream).findFirst().map(this::contact);
  }

  Optional<Ticket> ticket(Customer customer) {
    return helpdesk.ticketsOf(customer.phone()).stream().findFirst().map(this::ticket);
  }

  private CrmContact contact(ObjectNode record) {
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
    return new CrmContact(id, properties, timeline);
  }

  private Ticket ticket(ObjectNode ticket) {
    String id = ticket.path("id").asText();
    return new Ticket(
        id,
        ticket.path("subject").asText(),
        ticket.path("status").asText(),
        AgentDesk.isDone(ticket),
        helpdesk.comments(id).stream().map(Desks::comment).toList());
  }

  private static Comment comment(ObjectNode comment) {
    return new Comment(
        comment.path("id").asText(),
        comment.path("author_name").asText(),
        comment.path("plain_body").asText(),
        comment.path("public").asBoolean(),
        comment.at("/via/channel").asText());
  }
}
