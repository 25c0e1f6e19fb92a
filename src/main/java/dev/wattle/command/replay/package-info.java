/** The command {@code replay}: dead letters of a running Wattle, done again. */
@NullMarked
package dev.wattle.command.replay;

import org.jspecify.annotations.NullMarked;
