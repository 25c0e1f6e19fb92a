/** The command {@code check}: everything that can be wrong before a start, found without one. */
@NullMarked
package dev.wattle.command.check;

import org.jspecify.annotations.NullMarked;
