/** L3: how far each vendor's changes have been read by asking, for those who watch. */
@NullMarked
package dev.wattle.ops.cursor;

import org.jspecify.annotations.NullMarked;
