package dev.wattle.subscription.delivery;

import java.util.UUID;

/** An event that one subscriber is to get. */
record Arrival(UUID webhook, String eventId, String type, String lane, byte[] body) {}
