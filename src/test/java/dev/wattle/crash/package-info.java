/** Kills the packaged product and looks at what is left. */
@NullMarked
package dev.wattle.crash;

import org.jspecify.annotations.NullMarked;
