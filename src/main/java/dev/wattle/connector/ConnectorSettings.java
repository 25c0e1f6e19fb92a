package dev.wattle.connector;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we behave towards vendors over HTTP.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param answerTimeout how long a vendor may take to answer
 * @param maxConnections connections of this process to all vendors together
 * @param connectionsPerHost connections of this process to one vendor
 * @param usualPause how long we wait after "too many requests" that names no time
 * @param longestPause the most we wait, whatever the vendor asks for
 */
@Validated
@ConfigurationProperties("wattle.connector")
public record ConnectorSettings(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration answerTimeout,
    @DefaultValue("400") @Positive int maxConnections,
    @DefaultValue("200") @Positive int connectionsPerHost,
    @DefaultValue("10s") Duration usualPause,
    @DefaultValue("15m") Duration longestPause) {}
