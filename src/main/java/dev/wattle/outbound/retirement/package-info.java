/** L3, part of outbound: a number of ours goes only when nobody can still unsubscribe there. */
@NullMarked
package dev.wattle.outbound.retirement;

import org.jspecify.annotations.NullMarked;
