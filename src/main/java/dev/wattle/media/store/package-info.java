/** Where the bytes lie: a small interface, and a directory behind it. */
@NullMarked
package dev.wattle.media.store;

import org.jspecify.annotations.NullMarked;
