package dev.wattle.sandbox.zendesk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business's account at simulated Zendesk.
 *
 * @param webhookSecret signs what the trigger sends
 * @param webhookUrl where the trigger calls us; null for our own public port
 * @param limits whether the limits of users/create_or_update (1/s) and of ticket updates (100/min)
 *     hold; that of one ticket (30 updates in 10 min) always does
 * @param exportDelay how old a change must be to be told by the incremental export
 */
@ConfigurationProperties("wattle.sandbox.zendesk")
record ZendeskAccount(
    @DefaultValue("sandbox-zendesk-client") String clientId,
    @DefaultValue("sandbox-zendesk-secret") String clientSecret,
    @DefaultValue("sandbox-zendesk-webhook-secret") String webhookSecret,
    @Nullable String webhookUrl,
    @DefaultValue("false") boolean limits,
    @DefaultValue("60s") Duration exportDelay) {}
