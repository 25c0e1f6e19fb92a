/** L3, part of outbound: what an error means beyond the message that met it. */
@NullMarked
package dev.wattle.outbound.effect;

import org.jspecify.annotations.NullMarked;
