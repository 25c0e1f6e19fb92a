/** L2: which field of ours is which field of another system, and whose word counts. */
@NullMarked
package dev.wattle.contact.mapping;

import org.jspecify.annotations.NullMarked;
