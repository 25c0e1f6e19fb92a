/** The commands of {@code wattle.jar}: what can be asked of it without, or from, a running one. */
@NullMarked
package dev.wattle.command;

import org.jspecify.annotations.NullMarked;
