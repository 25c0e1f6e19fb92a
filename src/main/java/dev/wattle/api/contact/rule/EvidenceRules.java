package dev.wattle.api.contact.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.problem.Finding;
import dev.wattle.consent.ConsentChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the evidence of a consent must hold, by channel. */
final class EvidenceRules {

  private static final Pattern IP_4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IP_6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}(%\\w{1,20})?");
  private static final Map<String, String> ASKED =
      Map.of(
          "checkedByPerson", "must be true: the box starts unticked, and the person ticked it",
          "page", "must be the URL of the page with the form",
          "ip", "must be the IP address that the form came from",
          "staff", "must say which member of the staff took it down",
          "signature", "must say where the image of the signature lies",
          "message", "must be the id of the message that said so",
          "lead", "must be the id of the lead",
          "comment", "must be the id of the comment",
          "record", "must be the id of the record in the CRM");

  private EvidenceRules() {}

  /** Empty if nothing is missing. */
  static List<Finding> check(ConsentChannel channel, JsonNode evidence) {
    List<Finding> findings = new ArrayList<>();
    for (String field : channel.evidence()) {
      if (!isGood(field, evidence.path(field))) {
        findings.add(new Finding("/evidence/" + field, String.valueOf(ASKED.get(field))));
      }
    }
    return findings;
  }

  private static boolean isGood(String field, JsonNode value) {
    return switch (field) {
      case "checkedByPerson" -> value.isBoolean() && value.booleanValue();
      case "page" -> value.isTextual() && isPage(value.textValue());
      case "ip" -> value.isTextual() && isAddress(value.textValue());
      default -> value.isTextual() && !value.textValue().isBlank();
    };
  }

  private static boolean isPage(String text) {
    try {
      URI page = new URI(text);
      return page.getHost() != null && page.getScheme().matches("https?");
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  /** By its looks: a name must not be looked up. */
  private static boolean isAddress(String text) {
    return text.length() <= 64 && (IP_4.matcher(text).matches() || IP_6.matcher(text).matches());
  }
}
