package dev.wattle.sandbox.salesforce;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business's org at simulated Salesforce.
 *
 * @param callsPerDay before REQUEST_LIMIT_EXCEEDED, counted from the start; 0 = unlimited
 */
@Validated
@ConfigurationProperties("wattle.sandbox.salesforce")
record SalesforceOrg(
    @DefaultValue("sandbox-salesforce-client") String clientId,
    @DefaultValue("sandbox-salesforce-secret") String clientSecret,
    @Min(0) @DefaultValue("0") int callsPerDay) {}
