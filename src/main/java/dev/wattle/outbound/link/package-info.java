/** L3, part of outbound: the unsubscribe link in a message. */
@NullMarked
package dev.wattle.outbound.link;

import org.jspecify.annotations.NullMarked;
