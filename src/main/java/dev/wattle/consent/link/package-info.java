/** L2, part of consent: the signed link by which a person unsubscribes with one click. */
@NullMarked
package dev.wattle.consent.link;

import org.jspecify.annotations.NullMarked;
