/** L3, part of outbound: what is held back because of an error, shown and released. */
@NullMarked
package dev.wattle.outbound.hold;

import org.jspecify.annotations.NullMarked;
