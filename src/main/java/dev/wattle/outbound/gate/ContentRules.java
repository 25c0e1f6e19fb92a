package dev.wattle.outbound.gate;

import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.courtesy.Addressee;
import dev.wattle.outbound.group.GroupRule;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.message.MessageLimits;
import dev.wattle.whatsapp.message.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the message itself, and the time, say against it. */
@Component
class ContentRules {

  private final WhatsAppSettings settings;
  private final MessageLimits limits;
  private final GroupRule groups;
  private final Clock clock;

  ContentRules(WhatsAppSettings settings, MessageLimits limits, GroupRule groups, Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.groups = groups;
    this.clock = clock;
  }

  Optional<Verdict> numberUnknown(MessageRequested message) {
    if (settings.number(message.from()).isPresent()) {
      return Optional.empty();
    }
    String text =
        "message %s is to go out by number id %s, which is none of ours. Add it to wattle.whatsapp.numbers, or leave \"from\" out.";
    return withhold("outbound.number-unknown", text.formatted(message.id(), message.from()));
  }

  Optional<Verdict> overLimits(MessageRequested message) {
    List<Violation> broken = limits.check(message.type(), message.content());
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    String all = String.join(" ", broken.stream().map(Violation::message).toList());
    return withhold("whatsapp.limits", "message " + message.id() + ": " + all);
  }

  Optional<Verdict> windowClosed(MessageRequested message, Addressee person) {
    if (message.isToGroup()) {
      return groups
          .unfit(message)
          .map(no -> new Verdict.Withhold(no.rule(), no.sentence(), no.row()));
    }
    if (message.isTemplate()) {
      return Optional.empty();
    }
    Optional<Instant> inbound = person.lastWrote(message.from());
    Instant now = clock.instant();
    if (inbound.filter(at -> now.isBefore(at.plus(ServiceWindows.LENGTH))).isPresent()) {
      return Optional.empty();
    }
    String age =
        inbound
            .map(at -> "the last inbound message is %d h old".formatted(hours(at, now)))
            .orElse("the person never wrote to this number");
    String text =
        "message %s to contact %s is free-form, but %s. Send an approved template, or wait for the person to write.";
    return withhold("whatsapp.window-closed", text.formatted(message.id(), message.to(), age));
  }

  /** What goes out instead, if the window is closed and the caller provided for it. */
  Optional<MessageRequested> fallback(MessageRequested message, Addressee person) {
    return message
        .asFallback()
        .filter(template -> !message.isTemplate() && windowClosed(message, person).isPresent());
  }

  Optional<Verdict> freeFormMarketing(MessageRequested message) {
    if (message.isTemplate() || message.purpose() != Purpose.MARKETING) {
      return Optional.empty();
    }
    String text =
        "message %s is marketing in free form. Send an approved marketing template, which carries sender and opt-out.";
    return withhold("outbound.marketing-free-form", text.formatted(message.id()));
  }

  private static long hours(Instant from, Instant to) {
    return Duration.between(from, to).toHours();
  }

  private static Optional<Verdict> withhold(String rule, String sentence) {
    return Optional.of(Verdict.withhold(rule, sentence));
  }
}
