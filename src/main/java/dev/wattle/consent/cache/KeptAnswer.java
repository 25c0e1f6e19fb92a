package dev.wattle.consent.cache;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys and values of the map: plain text, so that nodes of different versions understand them. */
final class KeptAnswer {

  private static final String LEASE = "?";

  private KeptAnswer() {}

  static String key(UUID contact, Purpose purpose) {
    return contact + "/" + purpose.text();
  }

  static String key(ContactId contact, Purpose purpose) {
    return key(contact.value(), purpose);
  }

  static Collection<String> keys(Collection<UUID> contacts) {
    return contacts.stream()
        .flatMap(id -> Arrays.stream(Purpose.values()).map(purpose -> key(id, purpose)))
        .collect(Collectors.toSet());
  }

  /** Stands in the map while somebody asks the ledger. */
  static String lease() {
    return LEASE + UUID.randomUUID();
  }

  static boolean isLease(@Nullable String value) {
    return value != null && value.startsWith(LEASE);
  }

  static String write(ConsentAnswer answer) {
    String row = answer.row() == null ? "-" : answer.row().toString();
    return (answer.allowed() ? "1" : "0") + " " + answer.rule() + " " + row;
  }

  /** Empty for nothing, and for a lease. */
  static Optional<ConsentAnswer> read(@Nullable String value) {
    if (value == null || isLease(value)) {
      return Optional.empty();
    }
    String[] parts = value.split(" ", 3);
    Long row = "-".equals(parts[2]) ? null : Long.valueOf(parts[2]);
    return Optional.of(new ConsentAnswer("1".equals(parts[0]), parts[1], row));
  }
}
