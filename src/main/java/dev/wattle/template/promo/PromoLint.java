package dev.wattle.template.promo;

import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.promo.Texts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds promotions in what claims to be none, and what a promotion lacks: who writes, and how to
 * end it.
 */
@Component
public class PromoLint {

  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)[^\\s\"<>]+");
  private static final Pattern HOST = Pattern.compile("(?:https?://)?(?:www\\.)?([^/?#:]+)");

  private static final String NO_WORDS =
      "Leave it out, send it as marketing, or add it to wattle.promo.harmless if it promotes nothing.";
  private static final String NO_LINK =
      "Link to the page itself, without campaign parameters, or send it as marketing.";

  private final Phrases promotions;
  private final Phrases harmless;
  private final Phrases promoLinks;
  private final Phrases unsubscribe;
  private final Phrases senders;
  private final PromoSettings settings;
  private final List<String> buttons;

  public PromoLint(PromoSettings settings) {
    this.settings = settings;
    this.promotions =
        Phrases.of(
            settings.words().values().stream().flatMap(List::stream).toList(), settings.patterns());
    this.harmless = Phrases.words(settings.harmless());
    this.promoLinks = Phrases.of(List.of(), settings.promoLinks());
    this.unsubscribe = Phrases.words(settings.unsubscribe());
    this.senders = Phrases.words(settings.senders());
    this.buttons = settings.unsubscribeButtons().stream().map(Phrases::plain).toList();
  }

  /** What is wrong with a template, whatever is filled in. */
  public List<PromoFinding> of(Template template) {
    List<Part> parts = Texts.in(template.components(), "");
    return template.category() == Category.MARKETING ? lacking(parts) : promotional(parts);
  }

  /**
   * Promotions in a notice or in what is filled into one.
   *
   * @param content maps, lists and texts
   * @param place of the whole, for the finding
   */
  public List<PromoFinding> inNotice(Object content, String place) {
    return promotional(Texts.in(content, place));
  }

  /** What marketing lacks. */
  public List<PromoFinding> inMarketing(Map<String, ?> content) {
    return lacking(Texts.in(content, ""));
  }

  private List<PromoFinding> promotional(List<Part> parts) {
    List<PromoFinding> findings = new ArrayList<>();
    for (Part part : parts) {
      String plain = harmless.without(Phrases.plain(part.text()));
      promotions
          .in(LINK.matcher(plain).replaceAll(" "))
          .map(found -> new PromoFinding("promo.words", part.place(), found, NO_WORDS))
          .ifPresent(findings::add);
      link(plain)
          .map(found -> new PromoFinding("promo.link", part.place(), found, NO_LINK))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<String> link(String plain) {
    Matcher links = LINK.matcher(plain);
    while (links.find()) {
      String link = links.group();
      Matcher host = HOST.matcher(link);
      if (host.lookingAt() && settings.shorteners().contains(host.group(1))
          || promoLinks.in(link).isPresent()) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }

  private List<PromoFinding> lacking(List<Part> parts) {
    List<PromoFinding> findings = new ArrayList<>();
    List<String> plain = parts.stream().map(part -> Phrases.plain(part.text())).toList();
    if (!settings.senders().isEmpty() && plain.stream().noneMatch(t -> senders.in(t).isPresent())) {
      findings.add(
          new PromoFinding(
              "promo.no-sender",
              "no text names the sender",
              "",
              "Put one of wattle.promo.senders into body or footer."));
    }
    if (plain.stream().noneMatch(t -> unsubscribe.in(t).isPresent() || buttons.contains(t))) {
      findings.add(
          new PromoFinding(
              "promo.no-unsubscribe",
              "no text says how to end it",
              "",
              "Add a footer such as 'Reply STOP to end this.', or a quick reply STOP."));
    }
    return findings;
  }
}
