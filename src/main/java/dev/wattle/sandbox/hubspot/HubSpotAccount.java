package dev.wattle.sandbox.hubspot;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business's account at simulated HubSpot.
 *
 * @param callsPerTenSeconds before 429, 0 = unlimited; HubSpot's own figure is 190
 */
@Validated
@ConfigurationProperties("wattle.sandbox.hubspot")
record HubSpotAccount(
    @DefaultValue("sandbox-hubspot-token") String accessToken,
    @Min(0) @DefaultValue("0") int callsPerTenSeconds) {}
