package dev.wattle.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a vendor says about a failed call, short and without anything personal or secret. */
@Component
final class VendorWords {

  private static final int LONGEST = 200;
  private static final List<String> PLACES =
      List.of(
          "/error",
          "/code",
          "/category",
          "/message",
          "/description",
          "/error/title",
          "/error/message",
          "/errors/0/message",
          "/errors/0/code",
          "/data/0/code",
          "/data/0/message",
          "/data/0/details/api_name",
          "/details");
  private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[ ().-]?\\d){5,}");
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_+/=.-]{24,}");

  private final ObjectMapper json;

  VendorWords(ObjectMapper json) {
    this.json = json;
  }

  String of(String answer) {
    String words = redact(String.join(" ", found(answer)));
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }

  private Set<String> found(String answer) {
    Set<String> words = new LinkedHashSet<>();
    try {
      JsonNode root = json.readTree(answer);
      PLACES.stream()
          .map(root::at)
          .filter(JsonNode::isTextual)
          .forEach(node -> words.add(node.asText()));
    } catch (JsonProcessingException notJson) {
      words.add("(an answer that is not JSON)");
    }
    return words;
  }

  private static String redact(String words) {
    String noEmail = EMAIL.matcher(words).replaceAll("<email>");
    String noToken = LONG_WORD.matcher(noEmail).replaceAll("<token>");
    return LONG_NUMBER.matcher(noToken).replaceAll("<number>").replaceAll("\\s+", " ").strip();
  }
}
