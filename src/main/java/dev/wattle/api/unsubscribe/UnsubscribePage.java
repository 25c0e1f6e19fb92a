package dev.wattle.api.unsubscribe;

import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.link.UnsubscribeLinks;
import dev.wattle.consent.link.UnsubscribeLinks.Opened;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * {@code /u/{token}}: GET shows one button and changes nothing, because previews of links fetch
 * them; POST unsubscribes, as RFC 8058 has it.
 */
@Component("unsubscribePage")
public class UnsubscribePage {

  private final UnsubscribeLinks links;
  private final ConsentLedger ledger;
  private final ContactFacts facts;
  private final OptingOutSettings settings;
  private final Clock clock;

  UnsubscribePage(
      UnsubscribeLinks links,
      ConsentLedger ledger,
      ContactFacts facts,
      OptingOutSettings settings,
      Clock clock) {
    this.links = links;
    this.ledger = ledger;
    this.facts = facts;
    this.settings = settings;
    this.clock = clock;
  }

  /** One button, or a sentence saying that the link is no longer valid. */
  public void show(Exchange exchange) {
    Optional<Opened> opened = opened(exchange);
    List<String> languages = languages(exchange, opened);
    if (opened.isEmpty()) {
      answer(exchange, 404, page(languages, "page-wrong", false));
    } else {
      answer(exchange, 200, page(languages, "page-ask", true));
    }
  }

  /** In force when the answer comes. */
  public void unsubscribe(Exchange exchange) {
    Optional<Opened> opened = opened(exchange);
    List<String> languages = languages(exchange, opened);
    opened.ifPresent(link -> settings.link().withdraws().forEach(p -> withdraw(link, p)));
    boolean done = opened.isPresent();
    answer(exchange, done ? 200 : 404, page(languages, done ? "page-done" : "page-wrong", false));
  }

  /** Twice is once; but a click after a new consent counts. */
  private void withdraw(Opened link, Purpose purpose) {
    if ("consent.withdrawn".equals(ledger.answer(link.contact(), purpose).rule())) {
      return;
    }
    ledger.record(
        new ConsentDecision(
            link.contact(),
            purpose,
            ConsentState.WITHDRAWN,
            "web-form",
            "unsubscribe-link",
            null,
            Map.of("linkOf", link.issued().toString()),
            null,
            clock.instant(),
            "api"));
  }

  private Optional<Opened> opened(Exchange exchange) {
    return links.open(exchange.getMessage().getHeader("token", "", String.class));
  }

  /** The person's own as we know it, then the browser's. */
  private List<String> languages(Exchange exchange, Optional<Opened> opened) {
    List<String> languages =
        new ArrayList<>(opened.map(link -> facts.languages(link.contact())).orElse(List.of()));
    String header = exchange.getMessage().getHeader("Accept-Language", "", String.class);
    try {
      Locale.LanguageRange.parse(header.isBlank() ? "en" : header).stream()
          .map(Locale.LanguageRange::getRange)
          .forEach(languages::add);
    } catch (IllegalArgumentException e) {
      languages.add("en");
    }
    return languages;
  }

  private String page(List<String> languages, String sentence, boolean button) {
    String title = settings.text("page-title", languages);
    String form = button ? PlainPage.button(settings.text("page-button", languages)) : "";
    return PlainPage.of(title, settings.text(sentence, languages), form);
  }

  private static void answer(Exchange exchange, int status, String html) {
    boolean head = "HEAD".equals(exchange.getMessage().getHeader(Exchange.HTTP_METHOD));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    PlainPage.HEADERS.forEach(exchange.getMessage()::setHeader);
    exchange.getMessage().setBody(head ? "" : html);
  }
}
