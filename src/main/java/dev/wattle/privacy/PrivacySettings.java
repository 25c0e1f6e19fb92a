package dev.wattle.privacy;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a person's data is shown.
 *
 * @param timeZone of the times of people of whom no time zone is known
 */
@ConfigurationProperties("wattle.privacy")
public record PrivacySettings(@DefaultValue("Australia/Sydney") ZoneId timeZone) {}
