package dev.wattle.inbound.gather;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are gathered.
 *
 * @param timeZone of the times beside gathered messages
 * @param linger how long after a call for many the next one waits for company
 * @param claim how long a lane that waited is its node's; it is renewed while the node lives
 */
@Validated
@ConfigurationProperties("wattle.gather")
public record GatherSettings(
    @DefaultValue("Australia/Sydney") ZoneId timeZone,
    @DefaultValue("50ms") Duration linger,
    @DefaultValue("1m") Duration claim) {}
