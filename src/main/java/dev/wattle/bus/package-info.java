/** L2: topics, envelopes, lanes and dead letters. The only room that speaks Kafka. */
@NullMarked
package dev.wattle.bus;

import org.jspecify.annotations.NullMarked;
