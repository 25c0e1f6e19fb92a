package dev.wattle.command.dry;

import dev.wattle.command.check.StartSettings;
import dev.wattle.command.check.Workplace;
import dev.wattle.command.rule.KameletCall;
import dev.wattle.command.rule.YamlFile;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Blots out what nobody should read on a screen. */
final class Mask {

  private static final String BLOT = "******";
  private static final Pattern SECRET_HEADER =
      Pattern.compile(".*(auth|token|secret|key|cookie|signature|password).*");

  private final List<String> secrets;

  /** The values that the flow gives to options which are secrets. */
  Mask(YamlFile flow, Workplace workplace, StartSettings settings) {
    secrets =
        KameletCall.of(flow).stream()
            .flatMap(
                call ->
                    call.parameters().entrySet().stream()
                        .filter(option -> isSecret(workplace, call.kamelet(), option.getKey())))
            .map(option -> settings.environment().resolvePlaceholders(dollar(option.getValue())))
            .filter(value -> value.length() > 3)
            .distinct()
            .toList();
  }

  String text(String text) {
    String masked = Objects.toString(text, "");
    for (String secret : secrets) {
      masked = masked.replace(secret, BLOT);
    }
    return masked;
  }

  /** {@code Bearer x} keeps its first word. */
  String header(String name, String value) {
    if (!SECRET_HEADER.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      return text(value);
    }
    int space = value.indexOf(' ');
    return space > 0 ? value.substring(0, space + 1) + BLOT : BLOT;
  }

  private static boolean isSecret(Workplace workplace, String kamelet, String option) {
    return workplace
        .kamelets()
        .find(kamelet)
        .filter(one -> "password".equals(one.properties().at("/" + option + "/format").asText()))
        .isPresent();
  }

  private static String dollar(String camel) {
    return camel.replaceAll("\\{\\{\\??([A-Za-z0-9._-]+)(?::[^}]*)?}}", "\\${$1}");
  }
}
