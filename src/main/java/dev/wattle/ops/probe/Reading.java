package dev.wattle.ops.probe;

import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import dev.wattle.whatsapp.manage.AccountApi.TokenFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Meta last said; what it could not be asked about stays as it was.
 *
 * @param token null while it was never told
 * @param subscribed by account, whether its webhooks reach our app
 * @param numbers by business phone number id
 * @param unasked what could not be asked this time, and the failure's code
 */
record Reading(
    @Nullable TokenFacts token,
    Map<String, Boolean> subscribed,
    Map<String, NumberFacts> numbers,
    Map<String, String> unasked) {

  static final Reading NONE = new Reading(null, Map.of(), Map.of(), Map.of());

  Reading {
    subscribed = Map.copyOf(subscribed);
    numbers = Map.copyOf(numbers);
    unasked = Map.copyOf(unasked);
  }

  /** The numbers that were asked about this time. */
  List<NumberFacts> told() {
    return numbers.values().stream()
        .filter(number -> !unasked.containsKey("number " + number.id()))
        .toList();
  }

  /** Only Meta's own word; a failure to ask says nothing about the token. */
  boolean isTokenInvalid() {
    return token != null && !token.valid();
  }
}
