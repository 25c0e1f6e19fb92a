/** L2, part of consent: what people say about being written to, heard, recorded and remembered. */
@NullMarked
package dev.wattle.consent.talk;

import org.jspecify.annotations.NullMarked;
