package dev.wattle.consent.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers of the ledger are kept in memory.
 *
 * @param size answers that one node keeps; 0 for none, then every question goes to PostgreSQL
 * @param watchInterval how often a node looks in PostgreSQL for what others recorded
 * @param trust how long after its last look a node still believes what it keeps
 */
@ConfigurationProperties("wattle.consent.cache")
public record CacheSettings(
    @DefaultValue("200000") int size,
    @DefaultValue("200ms") Duration watchInterval,
    @DefaultValue("800ms") Duration trust) {}
