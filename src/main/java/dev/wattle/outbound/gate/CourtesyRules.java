package dev.wattle.outbound.gate;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.contact.place.Place;
import dev.wattle.contact.place.Whereabouts;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.courtesy.Addressee;
import dev.wattle.outbound.courtesy.CourtesySettings;
import dev.wattle.outbound.courtesy.Frequencies;
import dev.wattle.outbound.courtesy.OptInRequests;
import dev.wattle.outbound.courtesy.Promotions;
import dev.wattle.outbound.courtesy.QuietHours;
import dev.wattle.outbound.ledger.MessageClaims.Cap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is allowed, but would annoy: too often, at night, or to people who hardly know us. */
@Component
class CourtesyRules {

  private final QuietHours quiet;
  private final Whereabouts whereabouts;
  private final Frequencies frequencies;
  private final Promotions promotions;
  private final OptInRequests optIns;
  private final CourtesySettings settings;
  private final Clock clock;

  CourtesyRules(
      QuietHours quiet,
      Whereabouts whereabouts,
      Frequencies frequencies,
      Promotions promotions,
      OptInRequests optIns,
      CourtesySettings settings,
      Clock clock) {
    this.quiet = quiet;
    this.whereabouts = whereabouts;
    this.frequencies = frequencies;
    this.promotions = promotions;
    this.optIns = optIns;
    this.settings = settings;
    this.clock = clock;
  }

  Optional<Verdict> uninvited(MessageRequested message, ConsentAnswer consent, Addressee person) {
    if (!message.bulk()
        || !settings.bulkToInvitedOnly()
        || "consent.given".equals(consent.rule())) {
      return Optional.empty();
    }
    Instant since = clock.instant().minus(settings.invitedWithin());
    if (person.lastWrote().filter(at -> !at.isBefore(since)).isPresent()) {
      return Optional.empty();
    }
    String text =
        "message %s is bulk, but contact %s neither agreed to %s messages nor wrote to us in the last %d days. Leave the person out, or ask for consent first."
            .formatted(
                message.id(),
                message.to(),
                message.purpose().text(),
                settings.invitedWithin().toDays());
    return Optional.of(new Verdict.Withhold("outbound.bulk-uninvited", text, consent.row()));
  }

  /** Its own consent cannot be asked for beforehand. */
  boolean asksForConsent(MessageRequested message) {
    return optIns.asksForConsent(message);
  }

  Optional<Verdict> coldRequest(MessageRequested message, Addressee person) {
    return optIns
        .cold(message, person)
        .map(cold -> new Verdict.Withhold(cold.rule(), cold.sentence(), cold.row()));
  }

  Optional<Verdict> promotional(MessageRequested message) {
    String text = "message %s is for %s. %s";
    return promotions
        .in(message)
        .map(
            found ->
                Verdict.withhold(
                    found.rule(), text.formatted(message.id(), message.purpose().text(), found)));
  }

  Optional<Verdict> quietTime(MessageRequested message, Addressee person) {
    // Whoever began a conversation is awake.
    if (!quiet.concern(message.purpose()) || asksForConsent(message)) {
      return Optional.empty();
    }
    Place place = whereabouts.of(person.facts(), message.address());
    String text =
        "message %s waits until %s, because %s messages are not sent in quiet hours and on holidays of %s (%s). Nothing to do; it goes out by itself.";
    return quiet
        .end(message.purpose(), place, clock.instant())
        .map(end -> end.plus(share(message)))
        .map(
            due ->
                later(
                    "courtesy.quiet-hours",
                    text.formatted(
                        message.id(), due, message.purpose().text(), place.region(), place.zone()),
                    due));
  }

  Optional<Verdict> tooOften(MessageRequested message) {
    Cap cap = frequencies.cap(message);
    String text =
        "message %s waits until %s, because contact %s got %d %s messages within %d days. Nothing to do; it goes out by itself.";
    return frequencies
        .fullUntil(message)
        .map(
            due ->
                later(
                    "courtesy.frequency",
                    text.formatted(
                        message.id(),
                        due,
                        message.to(),
                        cap.messages(),
                        message.purpose().text(),
                        cap.per().toDays()),
                    due));
  }

  /** What the claim has to keep. */
  Cap cap(MessageRequested message) {
    return frequencies.cap(message);
  }

  /** Each message has its own moment, the same each time, so that not all come back at once. */
  private Duration share(MessageRequested message) {
    long length = settings.spread().toMillis();
    return Duration.ofMillis(length == 0 ? 0 : Math.floorMod(message.id().hashCode(), length));
  }

  private static Verdict later(String rule, String sentence, Instant until) {
    return new Verdict.Later(rule, sentence, until, false, Duration.ZERO);
  }
}
