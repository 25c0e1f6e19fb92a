/** L3, part of outbound: how fast we may write, to how many, and what stands in the way for now. */
@NullMarked
package dev.wattle.outbound.pacing;

import org.jspecify.annotations.NullMarked;
