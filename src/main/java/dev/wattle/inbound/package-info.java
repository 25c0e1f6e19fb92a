/** L3: the one way in: webhooks to the bus, raw records to canonical events, events to flows. */
@NullMarked
package dev.wattle.inbound;

import org.jspecify.annotations.NullMarked;
