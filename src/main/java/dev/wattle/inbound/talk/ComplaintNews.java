package dev.wattle.inbound.talk;

import dev.wattle.bus.EventPublisher;
import dev.wattle.consent.complaint.Complaint;
import dev.wattle.consent.complaint.ComplaintListener;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells everybody that a case was opened. */
@Component
class ComplaintNews implements ComplaintListener {

  private final EventPublisher publisher;

  ComplaintNews(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void opened(Complaint complaint) {
    Map<String, Object> about =
        Map.of(
            "id", complaint.id().toString(),
            "channel", complaint.channel(),
            "source", complaint.source(),
            "openedAt", complaint.openedAt().toString(),
            "dueAt", complaint.dueAt().toString());
    publisher
        .publish(
            new Event(
                EventId.from("consent.complaint.opened", complaint.id().toString()),
                "consent.complaint.opened",
                "/wattle/consent",
                complaint.contact(),
                complaint.openedAt(),
                Map.of("complaint", about)))
        .join();
  }
}
