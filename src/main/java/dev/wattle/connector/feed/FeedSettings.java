package dev.wattle.connector.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams of vendors are held open.
 *
 * @param tick how often each is looked after
 * @param lease how long a node that says nothing keeps the others from listening
 * @param pause before a stream that broke is opened again; twice as long after each failure
 * @param longestPause the most of it
 * @param renew a stream in which nothing came for so long is opened anew, as it may be dead
 * @param retention how long vendors keep events; an older place is not asked for
 */
@ConfigurationProperties("wattle.connector.feed")
record FeedSettings(
    @DefaultValue("1s") Duration tick,
    @DefaultValue("20s") Duration lease,
    @DefaultValue("1s") Duration pause,
    @DefaultValue("1m") Duration longestPause,
    @DefaultValue("10m") Duration renew,
    @DefaultValue("72h") Duration retention) {}
