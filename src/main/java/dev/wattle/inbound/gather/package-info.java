/** Many events into one call: of one contact in order, and of many contacts at once. */
@NullMarked
package dev.wattle.inbound.gather;

import org.jspecify.annotations.NullMarked;
