/** Who gets in, and who does not. */
@NullMarked
package dev.wattle.ops.access;

import org.jspecify.annotations.NullMarked;
