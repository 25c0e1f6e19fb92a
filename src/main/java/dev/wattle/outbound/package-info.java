/** L3: the gate, the one way to a person's phone. Here: how a message is asked for. */
@NullMarked
package dev.wattle.outbound;

import org.jspecify.annotations.NullMarked;
