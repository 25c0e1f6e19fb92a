package dev.wattle.consent.chain;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is sealed and verified.
 *
 * @param sealInterval how often new rows are sealed
 * @param checkpointInterval how often the end of the chain is noted and logged
 * @param verifyAt when the whole chain is verified each night; UTC
 * @param lateAfter a row that says it is older than the seal before it by more than this was put in
 *     afterwards; longer than any transaction
 */
@ConfigurationProperties("wattle.consent.chain")
public record ChainSettings(
    @DefaultValue("1s") Duration sealInterval,
    @DefaultValue("10m") Duration checkpointInterval,
    @DefaultValue("16:40") LocalTime verifyAt,
    @DefaultValue("1h") Duration lateAfter) {}
