package dev.wattle.subscription.delivery;

/**
 * A delivery that is ours to try.
 *
 * @param attempt this one's number, from 1
 * @param body the event as it was on the bus
 */
record Claimed(long no, String eventId, int attempt, byte[] body) {}
