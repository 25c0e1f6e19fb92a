package dev.wattle.bus;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach Kafka.
 *
 * @param brokers host:port, comma-separated
 * @param partitions of every topic that we create; more of them, more contacts in parallel across
 *     nodes
 * @param replicas of every topic that we create; 3 on a cluster
 * @param retention how long raw records and events are kept
 * @param publishTimeout how long we wait for the acknowledgement before we say that Kafka is not
 *     there
 */
@Validated
@ConfigurationProperties("wattle.bus")
record BusSettings(
    @NotBlank String brokers,
    @Min(1) int partitions,
    @Min(1) short replicas,
    Duration retention,
    Duration publishTimeout) {}
