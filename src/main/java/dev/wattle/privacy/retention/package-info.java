/** L3, part of privacy: how long what is kept, and the nightly purge of the rest. */
@NullMarked
package dev.wattle.privacy.retention;

import org.jspecify.annotations.NullMarked;
