/** L3: events that lie on the bus, given to one flow again. */
@NullMarked
package dev.wattle.ops.replay;

import org.jspecify.annotations.NullMarked;
