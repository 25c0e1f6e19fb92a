package dev.wattle.outbound.courtesy;

import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.ContactFacts.Fact;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we know of the person while one message is judged; each thing is looked up once. */
public final class Addressee {

  private final ContactId contact;
  private final ContactFacts directory;
  private final ServiceWindows windows;
  private @Nullable List<Fact> facts;
  private @Nullable Map<String, Instant> wrote;

  public Addressee(ContactId contact, ContactFacts directory, ServiceWindows windows) {
    this.contact = contact;
    this.directory = directory;
    this.windows = windows;
  }

  /** What other systems know. */
  public List<Fact> facts() {
    if (facts == null) {
      facts = directory.of(contact);
    }
    return facts;
  }

  /** When the person last wrote to that number of ours; empty if never. */
  public Optional<Instant> lastWrote(String numberId) {
    return Optional.ofNullable(wrote().get(numberId));
  }

  /** When the person last wrote to any of our numbers; empty if never. */
  public Optional<Instant> lastWrote() {
    return wrote().values().stream().max(Comparator.naturalOrder());
  }

  /** Whether we may answer freely from that number. */
  public boolean isInsideWindow(String numberId, Instant now) {
    return lastWrote(numberId)
        .filter(at -> now.isBefore(at.plus(ServiceWindows.LENGTH)))
        .isPresent();
  }

  private Map<String, Instant> wrote() {
    if (wrote == null) {
      wrote = windows.lastInbound(contact);
    }
    return wrote;
  }
}
