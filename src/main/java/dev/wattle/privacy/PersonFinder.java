package dev.wattle.privacy;

import dev.wattle.api.contact.Persons;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Who is meant by an address, or by the id of a contact. */
@Component
public class PersonFinder {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Persons persons;
  private final ContactDirectory directory;

  PersonFinder(Persons persons, ContactDirectory directory) {
    this.persons = persons;
    this.directory = directory;
  }

  /**
   * @throws Failure REFUSED {@code api.contact-unknown}; MALFORMED if it is no address
   */
  public ContactId find(String text) {
    String given = text.strip();
    Optional<ContactId> found =
        ID.matcher(given).matches()
            ? directory.profile(ContactId.of(given)).map(profile -> profile.id())
            : directory.find(persons.address(given));
    return found.orElseThrow(
        () ->
            Failure.of(
                Kind.REFUSED, "api.contact-unknown", "nobody is known by this address. Check it."));
  }
}
