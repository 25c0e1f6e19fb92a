package dev.wattle.ops.probe;

import dev.wattle.failure.Failure;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.AccountApi;
import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import dev.wattle.whatsapp.manage.AccountApi.TokenFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks everything once; what cannot be asked keeps its last answer. */
final class Round {

  private final AccountApi account;
  private final WhatsAppSettings settings;
  private final Reading last;
  private final Map<String, String> unasked = new TreeMap<>();

  Round(AccountApi account, WhatsAppSettings settings, Reading last) {
    this.account = account;
    this.settings = settings;
    this.last = last;
  }

  Reading ask() {
    TokenFacts token = part("token", account::token, last.token());
    Map<String, Boolean> subscribed = new HashMap<>(last.subscribed());
    Map<String, NumberFacts> numbers = new HashMap<>(last.numbers());
    for (BusinessNumber number : settings.numbers()) {
      String waba = number.waba();
      Boolean told =
          part("subscription " + waba, () -> subscribed(waba, token), subscribed.get(waba));
      put(subscribed, waba, told);
      String id = number.id();
      put(numbers, id, part("number " + id, () -> account.number(id), numbers.get(id)));
    }
    return new Reading(token, subscribed, numbers, unasked);
  }

  private boolean subscribed(String waba, @Nullable TokenFacts token) {
    List<String> apps = account.subscribedApps(waba);
    return token == null || token.appId().isEmpty()
        ? !apps.isEmpty()
        : apps.contains(token.appId());
  }

  private <T> @Nullable T part(String name, Supplier<T> question, @Nullable T before) {
    try {
      return question.get();
    } catch (Failure e) {
      unasked.put(name, e.code());
      return before;
    }
  }

  private static <T> void put(Map<String, T> known, String key, @Nullable T value) {
    if (value != null) {
      known.put(key, value);
    }
  }
}
