/** L2: may we write to this person, for which purpose, and why. Nothing is ever overwritten. */
@NullMarked
package dev.wattle.consent;

import org.jspecify.annotations.NullMarked;
