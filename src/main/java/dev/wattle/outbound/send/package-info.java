/** L3, part of outbound: what follows from a verdict: the send, the receipt, and the waiting. */
@NullMarked
package dev.wattle.outbound.send;

import org.jspecify.annotations.NullMarked;
