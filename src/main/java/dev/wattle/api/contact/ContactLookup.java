package dev.wattle.api.contact;

import dev.wattle.api.JsonBody;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** {@code GET /api/contacts/{address}}: what is known of a person. */
@Component("apiContacts")
public class ContactLookup {

  private final JsonBody bodies;
  private final Persons persons;
  private final ContactDirectory directory;
  private final ContactView view;

  ContactLookup(JsonBody bodies, Persons persons, ContactDirectory directory, ContactView view) {
    this.bodies = bodies;
    this.persons = persons;
    this.directory = directory;
    this.view = view;
  }

  /**
   * @throws Failure REFUSED {@code api.contact-unknown}
   */
  public void get(Exchange exchange) {
    String text = exchange.getMessage().getHeader("address", "", String.class).strip();
    ContactAddress address = persons.address(text);
    ContactId contact = directory.find(address).orElseThrow(ContactLookup::unknown);
    bodies.answer(exchange, 200, view.of(contact).orElseThrow(ContactLookup::unknown));
  }

  private static Failure unknown() {
    return Failure.of(
        Kind.REFUSED,
        "api.contact-unknown",
        "nobody is known by this address. Check it, or post an event about the person.");
  }
}
