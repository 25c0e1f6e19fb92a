/** L2, part of contact: groups of people, and who is in them. */
@NullMarked
package dev.wattle.contact.group;

import org.jspecify.annotations.NullMarked;
