package dev.wattle.outbound.group;

import dev.wattle.consent.ConsentLedger;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.contact.group.GroupMembers;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What goes to a group reaches everybody in it, whoever it is meant for. So there are only answers,
 * to people who wrote there a short while ago, and none while somebody in it does not want any.
 */
@Component
public class GroupRule {

  private static final String REFUSED = "consent.withdrawn";

  private final GroupMembers members;
  private final ConsentLedger consents;
  private final Clock clock;

  GroupRule(GroupMembers members, ConsentLedger consents, Clock clock) {
    this.members = members;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Why it is not sent.
   *
   * @param row of the ledger, if one forbids it
   */
  public record No(String rule, String sentence, @Nullable Long row) {}

  /**
   * @param message to a group
   * @return empty if nothing stands against it
   */
  public Optional<No> unfit(MessageRequested message) {
    return noAnswer(message).or(() -> tooLate(message)).or(() -> unwanted(message));
  }

  private static Optional<No> noAnswer(MessageRequested message) {
    if (message.purpose() == Purpose.SERVICE && !message.isTemplate() && !message.bulk()) {
      return Optional.empty();
    }
    String text =
        "message %s goes to a group and is no free-form answer (service). Write to each person who agreed instead.";
    return Optional.of(new No("outbound.group-answers-only", text.formatted(message.id()), null));
  }

  private Optional<No> tooLate(MessageRequested message) {
    Instant since = clock.instant().minus(ServiceWindows.LENGTH);
    boolean open =
        members
            .lastWrote(message.address().value(), message.to(), message.from())
            .filter(at -> at.isAfter(since))
            .isPresent();
    String text =
        "message %s answers contact %s in a group, but they did not write there within 24 h. Wait for them to write, or answer them alone.";
    return open
        ? Optional.empty()
        : Optional.of(
            new No("whatsapp.window-closed", text.formatted(message.id(), message.to()), null));
  }

  private Optional<No> unwanted(MessageRequested message) {
    return members.of(message.address().value()).stream()
        .filter(member -> !member.equals(message.to()))
        .flatMap(member -> refusals(message, member))
        .findFirst();
  }

  /** Others did not ask for this answer: whatever they took back counts. */
  private Stream<No> refusals(MessageRequested message, ContactId member) {
    String text =
        "message %s goes to a group, and contact %s who is in it took back consent to %s messages. Answer contact %s alone.";
    return Arrays.stream(Purpose.values())
        .filter(purpose -> REFUSED.equals(consents.answer(member, purpose).rule()))
        .map(
            purpose ->
                new No(
                    "outbound.group-member-refuses",
                    text.formatted(message.id(), member, purpose.text(), message.to()),
                    consents.answer(member, purpose).row()));
  }
}
