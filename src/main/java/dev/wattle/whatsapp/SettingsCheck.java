package dev.wattle.whatsapp;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects everything that is wrong with the settings, so that one start names it all. */
final class SettingsCheck {

  private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+");
  private static final Pattern ID = Pattern.compile("\\d{5,20}");

  private final List<String> problems = new ArrayList<>();

  private SettingsCheck() {}

  static void check(WhatsAppSettings settings) {
    SettingsCheck check = new SettingsCheck();
    check.address(settings);
    check.secrets(settings);
    check.numbers(settings.numbers());
    check.times(settings);
    if (!check.problems.isEmpty()) {
      throw Failure.of(Kind.MISCONFIGURED, "whatsapp.settings", String.join("\n", check.problems));
    }
  }

  private void address(WhatsAppSettings settings) {
    String url = settings.baseUrl().toString();
    refuseIf(
        !url.matches("https?://[^/?#]+[^?#]*"),
        "base-url is '" + url + "'",
        "Set WHATSAPP_BASE_URL to a full address, for example https://graph.facebook.com.");
    refuseIf(
        !VERSION.matcher(settings.apiVersion()).matches(),
        "api-version is '" + settings.apiVersion() + "'",
        "Set it to a Graph version such as v26.0.");
  }

  private void secrets(WhatsAppSettings settings) {
    refuseIf(
        settings.accessToken().isEmpty(),
        "access-token is empty",
        "Set WHATSAPP_ACCESS_TOKEN to a system user token with whatsapp_business_messaging.");
    refuseIf(
        settings.appSecrets().isEmpty(),
        "app-secrets is empty",
        "Set WHATSAPP_APP_SECRET to the app secret of the app's basic settings.");
    refuseIf(
        settings.appSecrets().size() > 2,
        "app-secrets has " + settings.appSecrets().size() + " values",
        "Keep the new one and the one it replaces, no more.");
    refuseIf(
        settings.verifyToken().isEmpty(),
        "verify-token is empty",
        "Set WHATSAPP_VERIFY_TOKEN to the text entered where the webhook is registered.");
  }

  private void numbers(List<BusinessNumber> numbers) {
    refuseIf(
        numbers.isEmpty(),
        "numbers is empty",
        "Set WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_WABA_ID.");
    for (int i = 0; i < numbers.size(); i++) {
      id("numbers[" + i + "].id", numbers.get(i).id(), "WHATSAPP_PHONE_NUMBER_ID", "phone number");
      id("numbers[" + i + "].waba", numbers.get(i).waba(), "WHATSAPP_WABA_ID", "account (WABA)");
      storage("numbers[" + i + "].storage-region", numbers.get(i));
    }
    long different = numbers.stream().map(BusinessNumber::id).distinct().count();
    refuseIf(different < numbers.size(), "numbers names one id twice", "Keep one of them.");
  }

  private void storage(String key, BusinessNumber number) {
    String region = number.storageRegion();
    refuseIf(
        !region.isEmpty() && !region.matches("[A-Z]{2}"),
        key + " is '" + region + "'",
        "Give the country of Meta's local storage, such as AU, or leave it empty.");
    refuseIf(
        !region.isEmpty() && number.coexistence(),
        key + " is '" + region + "'",
        "Meta has no local storage for numbers that the WhatsApp Business app uses as well: leave it empty.");
  }

  private void id(String key, String id, String name, String of) {
    refuseIf(
        !ID.matcher(id).matches(),
        key + (id.isEmpty() ? " is empty" : " is '" + id + "'"),
        "Set " + name + " to the id of the " + of + ", digits only; not the number itself.");
  }

  private void times(WhatsAppSettings settings) {
    refuseIf(
        settings.timeout().toMillis() < 1,
        "timeout is " + settings.timeout(),
        "Give a positive time such as 10s.");
    refuseIf(
        settings.connectTimeout().toMillis() < 1,
        "connect-timeout is " + settings.connectTimeout(),
        "Give a positive time such as 3s.");
    refuseIf(
        settings.connections() < 1,
        "connections is " + settings.connections(),
        "Give at least 1; 200 allows 1,000 sends a second at 200 ms each.");
  }

  private void refuseIf(boolean wrong, String what, String remedy) {
    if (wrong) {
      problems.add("wattle.whatsapp." + what + ". " + remedy);
    }
  }
}
