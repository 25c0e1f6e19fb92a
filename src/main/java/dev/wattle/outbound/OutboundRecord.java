package dev.wattle.outbound;

import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;

/**
 * A request as it lay on the bus.
 *
 * @param resumed whether we put it there ourselves, after it had waited
 */
public record OutboundRecord(MessageRequested message, Position position, boolean resumed) {}
