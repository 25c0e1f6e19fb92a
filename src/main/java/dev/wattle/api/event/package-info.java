/** The door for canonical events: the whole request or nothing, and 202 once the bus has it. */
@NullMarked
package dev.wattle.api.event;

import org.jspecify.annotations.NullMarked;
