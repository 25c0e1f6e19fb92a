package dev.wattle.ops;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How closely we look at the engines.
 *
 * @param pollInterval how often lag and open dead letters are counted
 * @param healthTimeout how long a health check waits for an engine
 */
@ConfigurationProperties("wattle.ops")
record OpsSettings(Duration pollInterval, Duration healthTimeout) {}
