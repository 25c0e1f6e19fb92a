/** The hook for a virus scanner. */
@NullMarked
package dev.wattle.media.scan;

import org.jspecify.annotations.NullMarked;
