/** L2, part of contact: addresses encrypted in the database, and found all the same. */
@NullMarked
package dev.wattle.contact.cipher;

import org.jspecify.annotations.NullMarked;
