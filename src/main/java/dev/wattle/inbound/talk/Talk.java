package dev.wattle.inbound.talk;

import dev.wattle.consent.talk.Heard;
import dev.wattle.consent.talk.Hearing;
import dev.wattle.consent.talk.Utterance;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.Addresses;
import dev.wattle.event.ContactId;
import dev.wattle.whatsapp.webhook.Translation;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes from a message what its sender says in words or by a button. */
@Component
public class Talk {

  private static final String RECEIVED = "whatsapp.message.received";
  private static final String EDITED = "whatsapp.message.edited";

  /** What people type, tap or write under a picture; a place may be called "Stop". */
  private static final Set<String> SPOKEN =
      Set.of("text", "button", "interactive", "image", "video", "document");

  private final Hearing hearing;
  private final TalkAnswers answers;
  private final ContactFacts facts;

  Talk(Hearing hearing, TalkAnswers answers, ContactFacts facts) {
    this.hearing = hearing;
    this.answers = answers;
    this.facts = facts;
  }

  /** Recorded when it returns. */
  public Heard hear(ContactId contact, Translation translation) {
    return utterance(contact, translation).map(hearing::hear).orElseGet(() -> Heard.NOTHING);
  }

  /** Answers what was heard, once. To be called when the service window is open. */
  public void answer(ContactId contact, Translation translation, Heard heard) {
    if (heard.intent() != null) {
      utterance(contact, translation)
          .ifPresent(said -> answers.answer(said, heard, String.valueOf(translation.numberId())));
    }
  }

  private Optional<Utterance> utterance(ContactId contact, Translation translation) {
    Map<?, ?> message = map(translation.data().get("message"));
    boolean edited = EDITED.equals(translation.type());
    if (!edited && !RECEIVED.equals(translation.type())
        || !SPOKEN.contains(text(message, "type"))) {
      return Optional.empty();
    }
    String id =
        edited
            ? text(message, "original") + "/edited/" + translation.time().toEpochMilli()
            : text(message, "id");
    Map<?, ?> content = map(message.get("content"));
    String payload =
        text(content, "payload").isEmpty() ? text(content, "id") : text(content, "payload");
    boolean tapped = Set.of("button", "interactive").contains(text(message, "type"));
    return Optional.of(
        new Utterance(
            contact,
            id,
            masked(translation),
            text(message, "text"),
            tapped ? payload : "",
            () -> facts.languages(contact),
            translation.time()));
  }

  /** The last three characters. */
  private static String masked(Translation translation) {
    if (translation.who() == null) {
      return "…";
    }
    String address =
        Stream.of(translation.who().phone(), translation.who().userId())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return Addresses.tail(address);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : value.toString();
  }
}
