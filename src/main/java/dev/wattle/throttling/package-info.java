/** L2: named token buckets that all nodes share, so that limits are respected ahead of time. */
@NullMarked
package dev.wattle.throttling;

import org.jspecify.annotations.NullMarked;
