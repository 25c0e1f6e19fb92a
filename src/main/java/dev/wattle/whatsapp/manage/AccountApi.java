package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Meta says of our token, our subscription and our numbers. */
@Component
public final class AccountApi {

  private static final String NUMBER_FIELDS =
      "id,display_phone_number,quality_rating,status,throughput,whatsapp_business_manager_messaging_limit";

  /** Codes that say that the token itself is at fault. */
  private static final Set<String> TOKEN_CODES =
      Set.of(ManageAnswer.META + "190", ManageAnswer.META + "0");

  private final GraphCall graph;
  private final WhatsAppSettings settings;

  AccountApi(GraphCall graph, WhatsAppSettings settings) {
    this.graph = graph;
    this.settings = settings;
  }

  /**
   * @param expiresAt null for a token that never does
   * @param appId of the app that it belongs to; empty where unknown
   */
  public record TokenFacts(
      boolean valid, @Nullable Instant expiresAt, String appId, List<String> scopes) {}

  /**
   * @param quality {@code GREEN}, {@code YELLOW}, {@code RED}, {@code NA} or {@code UNKNOWN}
   * @param status sends only when {@code CONNECTED}
   * @param throughput {@code STANDARD} or {@code HIGH}
   * @param limit unique people in 24 h: {@code TIER_250}, …; {@code UNKNOWN} where Meta is silent
   */
  public record NumberFacts(
      String id, String quality, String status, String throughput, String limit) {}

  /**
   * @return not valid where Meta says so itself
   * @throws Failure where it could not be asked: that is not an expired token
   */
  public TokenFacts token() {
    try {
      String token = settings.accessToken().value();
      JsonNode data = graph.get("debug_token", Map.of("input_token", token)).path("data");
      List<String> scopes = new ArrayList<>();
      data.path("scopes").forEach(scope -> scopes.add(scope.asText()));
      long expires = data.path("expires_at").asLong();
      return new TokenFacts(
          data.path("is_valid").asBoolean(),
          expires == 0 ? null : Instant.ofEpochSecond(expires),
          data.path("app_id").asText(),
          List.copyOf(scopes));
    } catch (Failure e) {
      if (TOKEN_CODES.contains(e.code())) {
        return new TokenFacts(false, null, "", List.of());
      }
      throw e;
    }
  }

  /** Ids of the apps that get the account's webhooks. */
  public List<String> subscribedApps(String waba) {
    List<String> apps = new ArrayList<>();
    graph
        .get(waba + "/subscribed_apps", Map.of())
        .path("data")
        .forEach(app -> apps.add(app.at("/whatsapp_business_api_data/id").asText()));
    return List.copyOf(apps);
  }

  public NumberFacts number(String id) {
    JsonNode node = graph.get(id, Map.of("fields", NUMBER_FIELDS));
    return new NumberFacts(
        id,
        node.path("quality_rating").asText("UNKNOWN"),
        node.path("status").asText("UNKNOWN"),
        node.at("/throughput/level").asText("UNKNOWN"),
        node.path("whatsapp_business_manager_messaging_limit").asText("UNKNOWN"));
  }
}
