/** The start. */
@NullMarked
package dev.wattle;

import org.jspecify.annotations.NullMarked;
