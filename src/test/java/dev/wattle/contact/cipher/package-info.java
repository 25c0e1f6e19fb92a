/** Keys, and what they refuse. */
@NullMarked
package dev.wattle.contact.cipher;

import org.jspecify.annotations.NullMarked;
