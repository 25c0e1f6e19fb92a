package dev.wattle.consent.wording;

import dev.wattle.consent.wording.WordingFile.WrittenText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text that tells everything a person must know before agreeing. */
record WordingText(String place, WrittenText written, WordingSettings settings) {

  private static final int LONGEST = 4000;

  /** With our name and number in it. */
  String filled(Function<String, ? extends RuntimeException> refuse) {
    String text = written.text();
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      throw refuse.apply(place + ".text must have 1 to " + LONGEST + " characters");
    }
    Map<String, @Nullable String> told = new LinkedHashMap<>();
    told.put("frequency", written.frequency());
    told.put("charges", written.charges());
    told.put("stop", written.stop());
    told.forEach(
        (what, phrase) -> {
          if (phrase == null || phrase.isBlank() || !text.contains(phrase)) {
            throw refuse.apply(
                place + "." + what + " must name the phrase of the text that tells it");
          }
        });
    return fill(
        fill(text, "{business}", settings.business(), "business", "WATTLE_BUSINESS_NAME", refuse),
        "{number}",
        settings.shownNumber(),
        "number",
        "WHATSAPP_DISPLAY_NUMBER",
        refuse);
  }

  private String fill(
      String text,
      String gap,
      String value,
      String key,
      String variable,
      Function<String, ? extends RuntimeException> refuse) {
    if (text.contains(gap) && value.isBlank()) {
      throw refuse.apply(
          "%s says %s, but wattle.consent.wording.%s (%s) is empty"
              .formatted(place, gap, key, variable));
    }
    return text.replace(gap, value);
  }
}
