/** L3, part of privacy: a person's data goes, and what they decided stays under a pseudonym. */
@NullMarked
package dev.wattle.privacy.erasure;

import org.jspecify.annotations.NullMarked;
