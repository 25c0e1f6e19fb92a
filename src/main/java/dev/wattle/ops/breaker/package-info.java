/** Which flows pause because the other side is away, since when, and how much waits. */
@NullMarked
package dev.wattle.ops.breaker;

import org.jspecify.annotations.NullMarked;
