package dev.wattle.outbound.gate;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.courtesy.Addressee;
import dev.wattle.outbound.ledger.MessageClaims;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The one way to a person's phone. Every message passes all rules, in this order; the first that
 * objects decides.
 */
@Component
public class Gate {

  private final ContentRules contents;
  private final TemplateChoice choice;
  private final TemplateRule templates;
  private final CourtesyRules courtesy;
  private final PacingRules pacing;
  private final ThrottleRules throttles;
  private final ConsentLedger consents;
  private final BrakeRule brake;
  private final MessageClaims claims;
  private final Function<ContactId, Addressee> people;

  Gate(
      ContentRules contents,
      TemplateChoice choice,
      TemplateRule templates,
      CourtesyRules courtesy,
      PacingRules pacing,
      ThrottleRules throttles,
      ConsentLedger consents,
      BrakeRule brake,
      MessageClaims claims,
      ContactFacts facts,
      ServiceWindows windows) {
    this.contents = contents;
    this.choice = choice;
    this.templates = templates;
    this.courtesy = courtesy;
    this.pacing = pacing;
    this.throttles = throttles;
    this.consents = consents;
    this.brake = brake;
    this.claims = claims;
    this.people = contact -> new Addressee(contact, facts, windows);
  }

  /** Chooses what would be sent, and judges that. */
  public Judgement judge(OutboundRecord asked) {
    Addressee person = people.apply(asked.message().to());
    OutboundRecord record = chosen(asked, person);
    return new Judgement(record, verdict(record, person));
  }

  private OutboundRecord chosen(OutboundRecord record, Addressee person) {
    return choice.of(
        contents
            .fallback(record.message(), person)
            .map(message -> new OutboundRecord(message, record.position(), record.resumed()))
            .orElse(record),
        person);
  }

  /**
   * @return with the template that is declared as the substitute of its own; empty if Meta takes
   *     its own now, or takes neither
   */
  public Optional<MessageRequested> substitute(MessageRequested message) {
    return choice.substitute(message);
  }

  private Verdict verdict(OutboundRecord record, Addressee person) {
    MessageRequested message = record.message();
    ConsentAnswer consent = consents.answer(message.to(), message.purpose());
    return contents
        .numberUnknown(message)
        .or(() -> contents.overLimits(message))
        .or(() -> consentMissing(message, consent))
        .or(() -> brake.held(message))
        .or(() -> courtesy.uninvited(message, consent, person))
        .or(() -> unfit(message, person))
        .or(() -> tooEarly(message, person))
        // Last: a duplicate may cost a token, but a withheld message must stay free to come again.
        .orElseGet(() -> claim(record, consent));
  }

  private Optional<Verdict> unfit(MessageRequested message, Addressee person) {
    return contents
        .windowClosed(message, person)
        .or(() -> contents.freeFormMarketing(message))
        .or(() -> templates.unfit(message))
        .or(() -> courtesy.coldRequest(message, person))
        .or(() -> courtesy.promotional(message));
  }

  private Optional<Verdict> tooEarly(MessageRequested message, Addressee person) {
    return pacing
        .obstructed(message, person)
        .or(() -> courtesy.quietTime(message, person))
        .or(() -> courtesy.tooOften(message))
        .or(() -> pacing.qualityLow(message))
        .or(() -> pacing.budgetUsedUp(message, person))
        .or(() -> throttles.numberUsedUp(message))
        .or(() -> throttles.pairUsedUp(message));
  }

  private Optional<Verdict> consentMissing(MessageRequested message, ConsentAnswer consent) {
    boolean refused = "consent.withdrawn".equals(consent.rule());
    if (consent.allowed() || !refused && courtesy.asksForConsent(message)) {
      return Optional.empty();
    }
    String text =
        "message %s to contact %s is for %s, but the ledger says %s. Ask for consent inside a conversation that the person began."
            .formatted(message.id(), message.to(), message.purpose().text(), consent.rule());
    return Optional.of(new Verdict.Withhold(consent.rule(), text, consent.row()));
  }

  private Verdict claim(OutboundRecord record, ConsentAnswer consent) {
    MessageRequested message = record.message();
    OptionalInt attempt =
        claims.claim(
            message, record.position(), record.resumed(), consent.row(), courtesy.cap(message));
    return attempt.isPresent()
        ? new Verdict.Send(attempt.getAsInt())
        // Another node may have taken the person's last place meanwhile.
        : courtesy.tooOften(message).orElseGet(Verdict.Duplicate::new);
  }

  /**
   * @param record what was judged: with the template, variant and language that its person gets;
   *     with its fall-back where the service window is closed
   * @param verdict {@code Send} holds the claim: whoever asked must send, and write down what came
   *     of it
   */
  public record Judgement(OutboundRecord record, Verdict verdict) {}
}
