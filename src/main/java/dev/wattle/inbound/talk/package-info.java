/** L3, part of inbound: what people say about being written to is heard, and answered once. */
@NullMarked
package dev.wattle.inbound.talk;

import org.jspecify.annotations.NullMarked;
