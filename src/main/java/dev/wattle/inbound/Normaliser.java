package dev.wattle.inbound;

import dev.wattle.bus.DeadLetters;
import dev.wattle.bus.EventPublisher;
import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.Event;
import dev.wattle.event.StatusChange;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.ledger.StatusJoiner;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.webhook.RawItem;
import dev.wattle.whatsapp.webhook.Translation;
import dev.wattle.whatsapp.webhook.WebhookTranslator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Raw items of WhatsApp webhooks become canonical events. Every step may be repeated: a shard that
 * failed half-way is simply done again.
 */
@Component("normaliser")
public class Normaliser {

  private static final String FLOW = "whatsapp-normalise";

  private final WebhookTranslator translator;
  private final Happenings happenings;
  private final StatusJoiner statuses;
  private final EventPublisher publisher;
  private final DeadLetters deadLetters;
  private final Set<String> ourNumbers;

  Normaliser(
      WebhookTranslator translator,
      Happenings happenings,
      StatusJoiner statuses,
      EventPublisher publisher,
      DeadLetters deadLetters,
      WhatsAppSettings settings) {
    this.translator = translator;
    this.happenings = happenings;
    this.statuses = statuses;
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.ourNumbers =
        settings.numbers().stream().map(BusinessNumber::id).collect(Collectors.toSet());
  }

  /** Deliveries of some contacts, in order. Returns once all events are acknowledged. */
  public void normalise(List<Delivery> shard) {
    List<Event> events = new ArrayList<>(shard.size());
    List<StatusChange> changes = new ArrayList<>();
    for (Delivery delivery : shard) {
      translate(delivery)
          .ifPresent(
              translation -> {
                translation.status().ifPresent(changes::add);
                events.add(happenings.happened(delivery.id(), translation));
              });
    }
    statuses.join(changes);
    publisher.publish(events).join();
  }

  private Optional<Translation> translate(Delivery delivery) {
    try {
      RawItem item = RawItem.parse(delivery.payload());
      if (item.numberId() != null && !ourNumbers.contains(item.numberId())) {
        String text =
            "number %s is not in wattle.whatsapp.numbers. Add it there, then replay this letter.";
        throw Failure.of(
            Kind.MISCONFIGURED, "whatsapp.number-unknown", text.formatted(item.numberId()));
      }
      return Optional.of(translator.translate(item));
    } catch (Failure e) {
      deadLetters.park(FLOW, delivery, e);
      return Optional.empty();
    }
  }
}
