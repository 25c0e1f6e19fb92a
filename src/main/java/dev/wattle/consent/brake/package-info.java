/** L2, part of consent: withdrawals that nobody typed, and the brake on them. */
@NullMarked
package dev.wattle.consent.brake;

import org.jspecify.annotations.NullMarked;
