package dev.wattle.sandbox.whatsapp.webhook;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business's account at simulated Meta.
 *
 * @param displayNumber the business number in digits
 * @param webhookUrl where Meta calls us; null for our own public port
 * @param messagesPerSecond of the number, 0 = unlimited; beyond it error 130429
 * @param pairBurst messages that one person may get at once, one more each 6 s, 0 = unlimited;
 *     beyond it error 131056
 * @param enforceWindow whether free-form messages need an open service window
 * @param windowPatience how long a send waits to learn of an inbound message that we did not send
 * @param statusDelay between accepted and sent; delivered and read take two and four times as long
 */
@Validated
@ConfigurationProperties("wattle.sandbox.whatsapp")
public record MetaAccount(
    @DefaultValue("100000000000001") String numberId,
    @DefaultValue("200000000000001") String wabaId,
    @DefaultValue("61491570110") String displayNumber,
    @DefaultValue("sandbox-access-token") String accessToken,
    @DefaultValue("sandbox-app-secret") String appSecret,
    @Nullable String webhookUrl,
    @Min(0) @DefaultValue("0") int messagesPerSecond,
    @Min(0) @DefaultValue("45") int pairBurst,
    @DefaultValue("true") boolean enforceWindow,
    @DefaultValue("2s") Duration windowPatience,
    @DefaultValue("150ms") Duration statusDelay) {}
