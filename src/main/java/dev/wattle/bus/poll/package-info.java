/** How flows wait for records. */
@NullMarked
package dev.wattle.bus.poll;

import org.jspecify.annotations.NullMarked;
