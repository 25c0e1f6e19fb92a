package dev.wattle.inbound;

import dev.wattle.bus.EventPublisher;
import dev.wattle.contact.ContactMerge;
import dev.wattle.contact.MergeListener;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells everybody that two contacts are one from now on. The event is on the bus before the merge
 * is committed: it may come twice after a crash, but it is never missing.
 */
@Component
class MergeNews implements MergeListener {

  private final EventPublisher publisher;

  MergeNews(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void merged(ContactMerge merge) {
    String survivor = merge.survivor().toString();
    String merged = merge.merged().toString();
    Map<String, Object> data =
        Map.of(
            "contact", Map.of("id", survivor),
            "merged", Map.of("id", merged),
            "reason", merge.reason());
    Event event =
        new Event(
            EventId.from("contact-merged", survivor, merged),
            "whatsapp.user.merged",
            "/contacts/" + survivor,
            merge.survivor(),
            merge.at(),
            data);
    publisher.publish(event).join();
  }
}
