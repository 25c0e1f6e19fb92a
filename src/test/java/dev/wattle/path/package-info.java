/** The whole path of a message, over the real engines, seen from outside. */
@NullMarked
package dev.wattle.path;

import org.jspecify.annotations.NullMarked;
