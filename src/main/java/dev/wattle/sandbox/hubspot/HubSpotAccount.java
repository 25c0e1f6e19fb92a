package dev.wattle.sandbox.hubspot;

import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.quota.Turn;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business's account at simulated HubSpot.
 *
 * @param name under which the sandbox keeps it; {@code hubspot}, or another for a further account
 * @param clientSecret signs the webhooks
 * @param webhookUrl where changes are told; null for our own public port
 * @param callsPerTenSeconds before 429, 0 = unlimited; HubSpot's own figure is 190
 */
@Validated
@ConfigurationProperties("wattle.sandbox.hubspot")
record HubSpotAccount(
    @DefaultValue("hubspot") String name,
    @DefaultValue("sandbox-hubspot-token") String accessToken,
    @DefaultValue("sandbox-hubspot-client-secret") String clientSecret,
    @Nullable String webhookUrl,
    @Min(0) @DefaultValue("0") int callsPerTenSeconds) {

  /** Another account of the same vendor, with a token and a secret of its own. */
  HubSpotAccount further(String other) {
    String part = other.substring(other.indexOf('-'));
    return new HubSpotAccount(
        other, accessToken + part, clientSecret + part, webhookUrl, callsPerTenSeconds);
  }

  /** What its answers say of its limit; they name no time to come again. */
  static SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return answer
        .with("X-HubSpot-RateLimit-Max", String.valueOf(turn.most()))
        .with("X-HubSpot-RateLimit-Remaining", String.valueOf(turn.left()))
        .with("X-HubSpot-RateLimit-Interval-Milliseconds", String.valueOf(turn.reset() * 1000));
  }
}
