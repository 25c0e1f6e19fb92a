package dev.wattle.connector.breaker;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a flow pauses because the other side is away.
 *
 * @param failures in a row, of all contacts together, that pause the flow
 * @param firstProbe how long after that one call asks whether the other side is back; twice as long
 *     after each that failed
 * @param longestProbe the most between two such calls
 */
@Validated
@ConfigurationProperties("wattle.connector.breaker")
public record BreakerSettings(
    @DefaultValue("5") @Positive int failures,
    @DefaultValue("1s") Duration firstProbe,
    @DefaultValue("30s") Duration longestProbe) {}
