/** What could not be done, and the operators' two answers to it: replay or discard. */
@NullMarked
package dev.wattle.ops.deadletter;

import org.jspecify.annotations.NullMarked;
