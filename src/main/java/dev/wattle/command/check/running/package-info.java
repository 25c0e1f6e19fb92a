/** L3: what only a running Wattle knows, for the command that checks a folder. */
@NullMarked
package dev.wattle.command.check.running;

import org.jspecify.annotations.NullMarked;
