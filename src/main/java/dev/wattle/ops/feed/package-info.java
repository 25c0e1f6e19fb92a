/** L3: streams of vendors as operators see them. */
@NullMarked
package dev.wattle.ops.feed;

import org.jspecify.annotations.NullMarked;
