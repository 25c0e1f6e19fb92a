package dev.wattle.outbound.courtesy;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To ask somebody for consent out of the blue is itself what needs consent. */
@Component
public class OptInRequests {

  private final TemplateCatalogue catalogue;
  private final ConsentLedger consents;
  private final Clock clock;

  OptInRequests(TemplateCatalogue catalogue, ConsentLedger consents, Clock clock) {
    this.catalogue = catalogue;
    this.consents = consents;
    this.clock = clock;
  }

  /** Why the person may not be asked; empty for every other message. */
  public Optional<Refusal> cold(MessageRequested message, Addressee person) {
    if (!message.isTemplate() || !asksForConsent(message)) {
      return Optional.empty();
    }
    ConsentAnswer marketing = consents.answer(message.to(), Purpose.MARKETING);
    if ("consent.withdrawn".equals(marketing.rule())) {
      String text =
          "message %s asks contact %s for consent, who withdrew it. Wait until the person gives it again, for example by START.";
      return withhold("template.opt-in-refused", text, message, marketing);
    }
    if (person.isInsideWindow(message.from(), clock.instant())
        || marketing.allowed()
        || hasAgreed(message.to())) {
      return Optional.empty();
    }
    String text =
        "message %s asks contact %s for consent, who neither wrote to this number in the last 24 hours nor agreed to anything. Ask inside a conversation that the person began.";
    return withhold("template.opt-in-cold", text, message, marketing);
  }

  /** Its own consent cannot be asked for beforehand. */
  public boolean asksForConsent(MessageRequested message) {
    String name = String.valueOf(message.content().get("name"));
    String language = Objects.toString(message.content().get("language"), "");
    return catalogue.find(name, language).filter(Template::optInRequest).isPresent();
  }

  private boolean hasAgreed(ContactId contact) {
    return Stream.of(Purpose.UTILITY, Purpose.SERVICE)
        .anyMatch(purpose -> "consent.given".equals(consents.answer(contact, purpose).rule()));
  }

  private static Optional<Refusal> withhold(
      String rule, String text, MessageRequested message, ConsentAnswer marketing) {
    return Optional.of(
        new Refusal(rule, text.formatted(message.id(), message.to()), marketing.row()));
  }

  /**
   * @param row of the ledger; null where it has none
   */
  public record Refusal(String rule, String sentence, @Nullable Long row) {}
}
