/** L2, part of contact: whether a person still uses the devices that we know. */
@NullMarked
package dev.wattle.contact.key;

import org.jspecify.annotations.NullMarked;
