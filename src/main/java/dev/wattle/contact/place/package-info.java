/** L2, part of contact: where a person lives, and what time it is there. */
@NullMarked
package dev.wattle.contact.place;

import org.jspecify.annotations.NullMarked;
