/** Streams of vendors. */
@NullMarked
package dev.wattle.connector.feed;

import org.jspecify.annotations.NullMarked;
