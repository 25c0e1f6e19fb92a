/** The command {@code dry-run}: what a flow would do with an event, without doing it. */
@NullMarked
package dev.wattle.command.dry;

import org.jspecify.annotations.NullMarked;
