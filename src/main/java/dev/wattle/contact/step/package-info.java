/** L2: what flows may ask of the room contact, by house Kamelets. */
@NullMarked
package dev.wattle.contact.step;

import org.jspecify.annotations.NullMarked;
