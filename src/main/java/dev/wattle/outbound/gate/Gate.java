package dev.wattle.outbound.gate;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.ledger.MessageClaims;
import java.util.Optional;
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
  private final PacingRules pacing;
  private final ThrottleRules throttles;
  private final ConsentLedger consents;
  private final MessageClaims claims;

  Gate(
      ContentRules contents,
      TemplateChoice choice,
      TemplateRule templates,
      PacingRules pacing,
      ThrottleRules throttles,
      ConsentLedger consents,
      MessageClaims claims) {
    this.contents = contents;
    this.choice = choice;
    this.templates = templates;
    this.pacing = pacing;
    this.throttles = throttles;
    this.consents = consents;
    this.claims = claims;
  }

  /**
   * To be asked first: what is judged is what is sent.
   *
   * @return the record with the template, variant and language that its person gets; with its
   *     fall-back where the service window is closed
   */
  public OutboundRecord chosen(OutboundRecord record) {
    return choice.of(
        contents
            .fallback(record.message())
            .map(message -> new OutboundRecord(message, record.position(), record.resumed()))
            .orElse(record));
  }

  /**
   * @return with the template that is declared as the substitute of its own; empty if Meta takes
   *     its own now, or takes neither
   */
  public Optional<MessageRequested> substitute(MessageRequested message) {
    return choice.substitute(message);
  }

  /**
   * @return {@code Send} holds the claim: whoever asks must send, and write down what came of it
   */
  public Verdict judge(OutboundRecord record) {
    MessageRequested message = record.message();
    ConsentAnswer consent = consents.answer(message.to(), message.purpose());
    return contents
        .numberUnknown(message)
        .or(() -> contents.overLimits(message))
        .or(() -> consentMissing(message, consent))
        .or(() -> contents.windowClosed(message))
        .or(() -> contents.freeFormMarketing(message))
        .or(() -> templates.unfit(message))
        .or(() -> pacing.obstructed(message))
        .or(() -> pacing.qualityLow(message))
        .or(() -> pacing.budgetUsedUp(message))
        .or(() -> throttles.numberUsedUp(message))
        .or(() -> throttles.pairUsedUp(message))
        // Last: a duplicate may cost a token, but a withheld message must stay free to come again.
        .orElseGet(() -> claim(record, consent));
  }

  private static Optional<Verdict> consentMissing(MessageRequested message, ConsentAnswer consent) {
    if (consent.allowed()) {
      return Optional.empty();
    }
    String text =
        "message %s to contact %s is for %s, but the ledger says %s. Ask for consent inside a conversation that the person began."
            .formatted(message.id(), message.to(), message.purpose().text(), consent.rule());
    return Optional.of(new Verdict.Withhold(consent.rule(), text, consent.row()));
  }

  private Verdict claim(OutboundRecord record, ConsentAnswer consent) {
    return claims
        .claim(record.message(), record.position(), record.resumed(), consent.row())
        .stream()
        .<Verdict>mapToObj(Verdict.Send::new)
        .findFirst()
        .orElseGet(Verdict.Duplicate::new);
  }
}
