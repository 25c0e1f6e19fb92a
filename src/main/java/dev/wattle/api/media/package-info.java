/** Files that are to be sent, handed in and looked up over HTTP. */
@NullMarked
package dev.wattle.api.media;

import org.jspecify.annotations.NullMarked;
