package dev.wattle.privacy;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a person's data is shown, and who may have it erased.
 *
 * @param timeZone of the times of people of whom no time zone is known
 * @param eraseWithCrm whether a person whom a CRM erased is erased here, too, by no more than that
 */
@ConfigurationProperties("wattle.privacy")
public record PrivacySettings(
    @DefaultValue("Australia/Sydney") ZoneId timeZone,
    @DefaultValue("false") boolean eraseWithCrm) {}
