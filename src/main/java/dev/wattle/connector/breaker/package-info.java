/**
 * A flow whose vendor is away pauses, asks with one call whether it is back, and goes on in order.
 */
@NullMarked
package dev.wattle.connector.breaker;

import org.jspecify.annotations.NullMarked;
