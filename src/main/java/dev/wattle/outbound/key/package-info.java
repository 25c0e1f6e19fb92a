/** L3, part of outbound: notices reach the devices that we know, or nobody. */
@NullMarked
package dev.wattle.outbound.key;

import org.jspecify.annotations.NullMarked;
