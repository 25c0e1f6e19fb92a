package dev.wattle.event;

/**
 * Where on the bus a record lies. The same key at the same position is a replay; at another one, a
 * duplicate.
 */
public record Position(String topic, int partition, long offset) {}
