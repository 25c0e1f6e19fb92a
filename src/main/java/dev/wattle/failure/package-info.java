/** L1: what can go wrong, and its fate. Nothing but the JDK. */
@NullMarked
package dev.wattle.failure;

import org.jspecify.annotations.NullMarked;
