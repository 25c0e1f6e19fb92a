/** L2, part of consent: which words say "do not write to me", and which say "write to me again". */
@NullMarked
package dev.wattle.consent.words;

import org.jspecify.annotations.NullMarked;
