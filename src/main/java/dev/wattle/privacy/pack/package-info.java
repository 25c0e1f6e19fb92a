/** L3, part of privacy: everything about one person, for a regulator or for themselves. */
@NullMarked
package dev.wattle.privacy.pack;

import org.jspecify.annotations.NullMarked;
