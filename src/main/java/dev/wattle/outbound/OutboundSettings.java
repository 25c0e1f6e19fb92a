package dev.wattle.outbound;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gate waits.
 *
 * @param settleAfter how long a status may take to settle an uncertain send
 * @param waitInLane the longest wait for which a message stays in its lane; for longer ones it is
 *     deferred
 * @param attempts how often one message is tried at most, over all its reasons
 */
@Validated
@ConfigurationProperties("wattle.outbound")
public record OutboundSettings(
    @DefaultValue("2m") Duration settleAfter,
    @DefaultValue("5s") Duration waitInLane,
    @DefaultValue("20") @Min(1) int attempts) {}
