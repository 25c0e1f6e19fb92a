package dev.wattle.sandbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The simulators' port and what they keep.
 *
 * @param port 0 = any free one, remembered in the data directory
 * @param recordEvents whether every canonical event is numbered and kept for the control API
 */
@Validated
@ConfigurationProperties("wattle.sandbox")
public record SandboxSettings(
    @Min(0) @Max(65535) @DefaultValue("0") int port, @DefaultValue("true") boolean recordEvents) {}
