/** L3, part of outbound: the judgement. The whole policy stands in one method. */
@NullMarked
package dev.wattle.outbound.gate;

import org.jspecify.annotations.NullMarked;
