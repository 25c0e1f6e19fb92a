package dev.wattle.sandbox.zoho;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business's account at simulated Zoho.
 *
 * @param callsAtATime before 429, 0 = unlimited; Zoho's own figure is 5 to 25 by edition
 * @param creditsADay calls of a day before 429, 0 = unlimited
 */
@Validated
@ConfigurationProperties("wattle.sandbox.zoho")
record ZohoAccount(
    @DefaultValue("sandbox-zoho-client") String clientId,
    @DefaultValue("sandbox-zoho-secret") String clientSecret,
    @DefaultValue("sandbox-zoho-refresh-token") String refreshToken,
    @Min(0) @DefaultValue("0") int callsAtATime,
    @Min(0) @DefaultValue("0") int creditsADay) {}
