package dev.wattle.privacy.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bus.EventPublisher;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.privacy.PrivacySettings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A CRM says that it erased a person: the operator decides, unless the settings have decided. */
@Component("erasedElsewhere")
public class ErasedElsewhere {

  private final ErasureDesk desk;
  private final PrivacySettings settings;
  private final EventPublisher publisher;
  private final Clock clock;

  ErasedElsewhere(
      ErasureDesk desk, PrivacySettings settings, EventPublisher publisher, Clock clock) {
    this.desk = desk;
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Body: the event {@code crm.contact.erased}; property {@code subject}: who it is. */
  public CompletableFuture<Void> heard(Exchange exchange) {
    @Nullable String subject = exchange.getProperty("subject", String.class);
    if (subject == null) {
      String text = "the event names no contact. Find the contact before it is published.";
      throw Failure.of(Kind.MALFORMED, "privacy.subject-missing", text);
    }
    JsonNode record = exchange.getMessage().getBody(JsonNode.class).at("/data/record");
    String vendor = record.path("vendor").asText();
    if (settings.eraseWithCrm()) {
      desk.request(subject, "crm " + vendor, "erased at " + vendor);
      return CompletableFuture.completedFuture(null);
    }
    return publisher.publish(alarm(subject, vendor, record.path("id").asText()));
  }

  private Event alarm(String contact, String vendor, String record) {
    Map<String, Object> data =
        Map.of(
            "about",
            "erasure",
            "key",
            contact,
            "says",
            vendor + " has erased this person for the sake of privacy; here they are still known.",
            "remedy",
            "POST /ops/contacts/" + contact + "/erasure");
    return new Event(
        EventId.from("alarm", "erasure", contact, vendor, record),
        "ops.alarm",
        "/wattle/privacy",
        ContactId.of(contact),
        clock.instant(),
        data);
  }
}
