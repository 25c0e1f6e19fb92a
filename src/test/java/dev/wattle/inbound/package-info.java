/** Deliveries over the real engines. */
@NullMarked
package dev.wattle.inbound;

import org.jspecify.annotations.NullMarked;
