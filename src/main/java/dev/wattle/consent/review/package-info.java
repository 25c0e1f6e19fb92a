/**
 * L2, part of consent: messages that a person must look at, because they only seem to be an
 * opt-out.
 */
@NullMarked
package dev.wattle.consent.review;

import org.jspecify.annotations.NullMarked;
