package dev.wattle.outbound.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.idempotency.IdempotentReceiver;
import dev.wattle.outbound.pacing.Throughput;
import dev.wattle.throttling.Admission;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.send.SendOutcome;
import dev.wattle.whatsapp.send.SendOutcome.Accepted;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import dev.wattle.whatsapp.send.WhatsAppSender;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows a person that their message was read, and that an answer is being written. It brings them
 * nothing to read, so that no rule of the gate is asked; it works for messages that we received
 * only.
 */
@Component("readReceipts")
public class ReadReceipts {

  /** Whose keys are the ids of all messages that came in. */
  private static final String RECEIVED = "whatsapp-normalise";

  /** The longest wait for a place. */
  private static final Duration LINE = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final WhatsAppSender whatsapp;
  private final IdempotentReceiver received;
  private final Throughput throughput;
  private final WhatsAppSettings settings;

  ReadReceipts(
      WhatsAppSender whatsapp,
      IdempotentReceiver received,
      Throughput throughput,
      WhatsAppSettings settings) {
    this.whatsapp = whatsapp;
    this.received = received;
    this.throughput = throughput;
    this.settings = settings;
  }

  /**
   * Also marks the messages before it.
   *
   * @param wamid of a message that a person sent
   * @param numberId of ours that received it; null for the first configured one
   * @param typing whether to show that we are writing; ends by itself after 25 seconds
   * @throws Failure REFUSED {@code outbound.message-not-received} if no such message came in;
   *     THROTTLED while the number has no place for it among its messages per second; otherwise as
   *     WhatsApp answers; it may always be repeated
   */
  public void mark(String wamid, @Nullable String numberId, boolean typing) {
    if (!received.knows(RECEIVED, wamid)) {
      String text =
          "no message %s came in within the last 30 days. Take the id from whatsapp.message.received.";
      throw Failure.of(Kind.REFUSED, "outbound.message-not-received", text.formatted(wamid));
    }
    String number = numberId == null ? settings.numbers().get(0).id() : numberId;
    Admission place = throughput.await(number, LINE);
    if (!place.admitted()) {
      String text = "message %s is not marked as read yet, for the limit of number %s. Try again.";
      throw Failure.throttled(
          "throttling.whatsapp-number", text.formatted(wamid, number), place.pause());
    }
    SendOutcome outcome = whatsapp.markRead(number, wamid, typing);
    if (!(outcome instanceof Accepted)) {
      throw failure(wamid, outcome);
    }
  }

  /**
   * For flows.
   *
   * @param exchange its body is the event {@code whatsapp.message.received}, and stays it
   */
  public void mark(Exchange exchange, boolean typing) {
    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
    String wamid = event == null ? "" : event.at("/data/message/id").asText();
    String number = event == null ? "" : event.at("/data/number/id").asText();
    if (wamid.isEmpty() || number.isEmpty()) {
      String text =
          "the body is no message that came in. Use this step on whatsapp.message.received.";
      throw Failure.of(Kind.MALFORMED, "outbound.read-malformed", text);
    }
    mark(wamid, number, typing);
  }

  private static Failure failure(String wamid, SendOutcome outcome) {
    String text = "message %s could not be marked as read: %s";
    if (outcome instanceof Rejected rejected) {
      String code = "whatsapp." + rejected.code();
      String sentence = text.formatted(wamid, rejected.details());
      return rejected.fate() == Kind.THROTTLED
          ? Failure.throttled(code, sentence, Objects.requireNonNullElse(rejected.pause(), PAUSE))
          : Failure.of(rejected.fate(), code, sentence);
    }
    String sentence = text.formatted(wamid, "WhatsApp cannot be reached. Try again.");
    return Failure.of(Kind.UNREACHABLE, "whatsapp.unreachable", sentence);
  }
}
