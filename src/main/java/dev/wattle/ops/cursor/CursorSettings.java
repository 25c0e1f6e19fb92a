package dev.wattle.ops.cursor;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a cursor is late.
 *
 * @param lateAfter how long after two periods of its flow without a turn that read to the end
 */
@Validated
@ConfigurationProperties("wattle.ops.cursor")
record CursorSettings(@NotNull @DefaultValue("15m") Duration lateAfter) {}
