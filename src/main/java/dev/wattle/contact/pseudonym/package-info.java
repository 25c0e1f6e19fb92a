/** L2, part of contact: knows erased people again without keeping their addresses. */
@NullMarked
package dev.wattle.contact.pseudonym;

import org.jspecify.annotations.NullMarked;
