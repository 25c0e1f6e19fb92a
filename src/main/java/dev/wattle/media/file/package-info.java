/** What a file from outside is measured and called by. */
@NullMarked
package dev.wattle.media.file;

import org.jspecify.annotations.NullMarked;
