/** L2: the public shape of a message and Meta's limits on it; knowing them sends nothing. */
@NullMarked
package dev.wattle.whatsapp.message;

import org.jspecify.annotations.NullMarked;
