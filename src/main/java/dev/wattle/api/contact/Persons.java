package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.PhoneNumbers;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is meant by what a caller wrote about a person. */
@Component
public class Persons {

  private final ContactDirectory directory;
  private final PhoneNumbers phones;

  Persons(ContactDirectory directory, PhoneNumbers phones) {
    this.directory = directory;
    this.phones = phones;
  }

  /**
   * The person with any of {@code phone}, {@code userId}, {@code email}; a new one where nobody is
   * known by them. Empty if none of the three is given.
   *
   * @throws dev.wattle.failure.Failure MALFORMED {@code contact.phone-malformed}
   */
  public Optional<ContactId> resolve(JsonNode contact) {
    @Nullable String phone = text(contact, "phone");
    @Nullable String email = text(contact, "email");
    Identity who =
        new Identity(
            phone == null ? null : phones.e164(phone),
            text(contact, "userId"),
            null,
            text(contact, "username"),
            text(contact, "name"));
    if (who.identifies()) {
      ContactId id = directory.resolve(who);
      if (email != null) {
        directory.addEmail(id, email);
      }
      return Optional.of(id);
    }
    return email == null
        ? Optional.empty()
        : Optional.of(directory.resolveEmail(email, who.name()));
  }

  /** People by nothing but an address, in its order; new ones where nobody is known by it. */
  public List<ContactId> resolve(List<ContactAddress> addresses) {
    return directory.resolve(
        addresses.stream()
            .map(
                one ->
                    one.kind() == ContactAddress.Kind.PHONE
                        ? new Identity(one.value(), null, null, null, null)
                        : new Identity(null, one.value(), null, null, null))
            .toList());
  }

  /** The same with its phone number in E.164. */
  public Map<String, Object> normalised(Map<?, ?> contact) {
    Map<String, Object> same = new HashMap<>();
    contact.forEach((name, value) -> same.put(String.valueOf(name), value));
    same.computeIfPresent("phone", (name, phone) -> phones.e164(String.valueOf(phone)));
    return same;
  }

  /**
   * @param text a phone number as people write it, or a business-scoped user id
   * @throws dev.wattle.failure.Failure MALFORMED {@code contact.phone-malformed}
   */
  public ContactAddress address(String text) {
    return ContactAddress.isUserId(text)
        ? ContactAddress.userId(text)
        : ContactAddress.phone(phones.e164(text));
  }

  private static @Nullable String text(JsonNode contact, String field) {
    return contact.path(field).textValue();
  }
}
