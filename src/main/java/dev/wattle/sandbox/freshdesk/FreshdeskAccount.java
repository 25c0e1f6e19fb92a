package dev.wattle.sandbox.freshdesk;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business's account at simulated Freshdesk.
 *
 * @param apiKey of the agent that Wattle is, number 1000
 * @param agentKey of a human agent, number 1001: what is done by it fires the automation
 * @param hookSecret what the automation sends in {@code X-Hook-Secret}
 * @param webhookUrl where the automation calls us; null for our own public port
 * @param callsPerMinute before 429; 0 for no limit
 */
@ConfigurationProperties("wattle.sandbox.freshdesk")
record FreshdeskAccount(
    @DefaultValue("sandbox-freshdesk-key") String apiKey,
    @DefaultValue("sandbox-freshdesk-agent") String agentKey,
    @DefaultValue("sandbox-freshdesk-hook-secret") String hookSecret,
    @Nullable String webhookUrl,
    @DefaultValue("0") int callsPerMinute) {}
