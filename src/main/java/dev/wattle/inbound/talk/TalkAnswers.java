package dev.wattle.inbound.talk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.consent.talk.Heard;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.consent.talk.Replies;
import dev.wattle.consent.talk.Utterance;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.Addresses;
import dev.wattle.failure.Failure;
import dev.wattle.outbound.MessageRequests;
import dev.wattle.outbound.RequestContext;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says once that a word was understood, as a service message inside the window that the word
 * opened. The gate judges it like any other.
 */
@Component
class TalkAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(TalkAnswers.class);
  private static final String HELP = "help";

  private final OptingOutSettings settings;
  private final Replies replies;
  private final MessageRequests requests;
  private final ObjectMapper json;
  private final Clock clock;

  TalkAnswers(
      OptingOutSettings settings,
      Replies replies,
      MessageRequests requests,
      ObjectMapper json,
      Clock clock) {
    this.settings = settings;
    this.replies = replies;
    this.requests = requests;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param number of ours that the person wrote to
   */
  void answer(Utterance said, Heard heard, String number) {
    String kind = String.valueOf(heard.intent());
    boolean on = HELP.equals(kind) ? settings.answers().help() : settings.answers().confirm();
    boolean closed = !clock.instant().isBefore(said.at().plus(ServiceWindows.LENGTH));
    if (!on || closed) {
      return;
    }
    String text =
        settings.text(kind, heard.languages()).replace("{wording}", heard.wording()).strip();
    if (!text.isEmpty()
        && replies.due(
            said.contact(), kind, said.messageId(), said.at(), settings.answers().pause())) {
      request(said, number, text);
    }
  }

  private void request(Utterance said, String number, String text) {
    ObjectNode message =
        json.createObjectNode().put("purpose", "service").put("type", "text").put("from", number);
    message.putObject("text").put("body", text);
    try {
      requests
          .request(message, RequestContext.of(said.contact(), said.messageId(), "consent-answer"))
          .join();
    } catch (Failure e) {
      if (e.kind().isRetried()) {
        throw e;
      }
      // The withdrawal is recorded; that nobody could be told must not hold up the others.
      LOG.warn("unanswered message={} code={}", Addresses.masked(said.messageId()), e.code());
    }
  }
}
