/** Dead letters from the bus to the operator and back. */
@NullMarked
package dev.wattle.ops.deadletter;

import org.jspecify.annotations.NullMarked;
