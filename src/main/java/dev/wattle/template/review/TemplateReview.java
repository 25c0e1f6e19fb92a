package dev.wattle.template.review;

import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a submission that are no rules of a file: a template that Meta approved before they
 * came must not stop the start. Lengths, names and gaps are checked when a file is read.
 */
public final class TemplateReview {

  private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final Set<String> OTP = Set.of("COPY_CODE", "ONE_TAP", "ZERO_TAP");

  private final Template template;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private TemplateReview(Template template) {
    this.template = template;
    this.file = template.name() + "/" + template.language() + ".yaml";
  }

  /**
   * @return empty if Meta can be asked
   */
  public static List<Finding> of(Template template) {
    TemplateReview review = new TemplateReview(template);
    review.sequence();
    review.template.components().forEach(review::component);
    return List.copyOf(review.findings);
  }

  private void sequence() {
    Set<Integer> numbers = new TreeSet<>();
    for (TemplateParameter parameter : template.parameters()) {
      if (parameter.name().matches("\\d{1,3}")) {
        numbers.add(Integer.valueOf(parameter.name()));
      }
    }
    int next = 1;
    for (int number : numbers) {
      unless(number == next, "parameters", "numbers from 1 without a gap", "{{" + number + "}}");
      next = number + 1;
    }
  }

  private void component(Map<String, Object> component) {
    Object text = component.get("text");
    switch (String.valueOf(component.get("type"))) {
      case "HEADER" -> header(text);
      case "BODY" -> ratio(text);
      case "FOOTER" -> minutes(component.get("code_expiration_minutes"));
      case "BUTTONS" -> buttons(list(component.get("buttons")));
      case "LIMITED_TIME_OFFER" -> offer(component.get("limited_time_offer"));
      case "CAROUSEL" -> cards(list(component.get("cards")));
      default -> {}
    }
  }

  private void header(@Nullable Object text) {
    boolean plain = !(text instanceof String written) || !written.matches("(?s).*[\\n*_~`].*");
    unless(plain, "components.HEADER.text", "no line break and no mark-up", "one of them");
  }

  /** Meta publishes no figure; two words for each gap and one more is what passes in practice. */
  private void ratio(@Nullable Object text) {
    if (text instanceof String written) {
      List<String> gaps = GAP.matcher(written).results().map(MatchResult::group).toList();
      String bare = GAP.matcher(written).replaceAll(" ").strip();
      long words =
          Pattern.compile("\\s+").splitAsStream(bare).filter(w -> w.matches(".*\\w.*")).count();
      unless(
          gaps.isEmpty() || words > 2L * gaps.size(),
          "components.BODY.text",
          "few parameters for its length: at least " + (2 * gaps.size() + 1) + " words beside them",
          words + " words and " + gaps.size() + " parameters");
    }
  }

  private void minutes(@Nullable Object minutes) {
    boolean fine = minutes == null || minutes instanceof Integer m && m >= 1 && m <= 90;
    unless(fine, "components.FOOTER.code_expiration_minutes", "1 to 90", "" + minutes);
  }

  private void buttons(List<Map<?, ?>> buttons) {
    String key = "components.BUTTONS";
    int groups = 0;
    boolean quick = false;
    for (int i = 0; i < buttons.size(); i++) {
      Map<?, ?> button = buttons.get(i);
      boolean reply = "QUICK_REPLY".equals(button.get("type"));
      groups += reply && !quick ? 1 : 0;
      quick = reply;
      String here = key + "[" + i + "]";
      atMost(here + ".phone_number", button.get("phone_number"), 20);
      boolean code = "OTP".equals(button.get("type"));
      boolean known = OTP.contains(String.valueOf(button.get("otp_type")));
      unless(!code || known, here + ".otp_type", "one of " + new TreeSet<>(OTP), "another");
      boolean fits = !code || template.category() == Category.AUTHENTICATION;
      unless(fits, here + ".type", "OTP in authentication templates only", "OTP");
    }
    unless(groups <= 1, key, "quick replies side by side", "others between them");
  }

  private void offer(@Nullable Object offer) {
    if (offer instanceof Map<?, ?> map) {
      atMost("components.LIMITED_TIME_OFFER.text", map.get("text"), 16);
    }
  }

  private void cards(List<Map<?, ?>> cards) {
    for (int i = 0; i < cards.size(); i++) {
      for (Map<?, ?> part : list(cards.get(i).get("components"))) {
        if ("BODY".equals(part.get("type"))) {
          atMost("components.CAROUSEL.cards[" + i + "].BODY.text", part.get("text"), 160);
        }
      }
    }
  }

  private static List<Map<?, ?>> list(@Nullable Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  private void atMost(String field, @Nullable Object text, int longest) {
    if (text instanceof String written) {
      int length = written.codePointCount(0, written.length());
      unless(length <= longest, field, longest + " characters", length + " characters");
    }
  }

  private void unless(boolean fine, String field, String limit, String found) {
    if (!fine) {
      findings.add(new Finding(file, field, limit, found));
    }
  }
}
